from community.privacy.models.breaches import Breach
from community.privacy.models.consent import Consent
from community.privacy.models.defaults import PublishingDefaults
from community.privacy.models.erasure import DeletionReceipt, ErasureRun, Hold
from community.privacy.models.guardians import GuardianAsk
from community.privacy.models.looks import Look, RetentionRun
from community.privacy.models.notices import Notice, NoticeWording
from community.privacy.models.requests import DataRequest, RequestStep
from community.privacy.models.sharing import Sharing, SharingAgreement

__all__ = [
    "Breach",
    "Consent",
    "DataRequest",
    "DeletionReceipt",
    "ErasureRun",
    "GuardianAsk",
    "Hold",
    "Look",
    "Notice",
    "NoticeWording",
    "PublishingDefaults",
    "RequestStep",
    "RetentionRun",
    "Sharing",
    "SharingAgreement",
]
