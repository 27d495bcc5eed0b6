# Read by `semgrep scan --test`, never run.
# ruleid: raw-sql
User.objects.raw("select * from people_user where name = '%s'" % name)
# ruleid: raw-sql
cursor.execute("delete from " + table)
# ruleid: raw-sql
Page.objects.all().extra(where=[words])
# ok: raw-sql
cursor.execute("select 1 from keys where id = %s", [pk])

# ruleid: order-by-request
rows.order_by(request.GET.get("sort"))
# ok: order-by-request
rows.order_by(ORDERS[form.cleaned_data["sort"]])

# ruleid: unescaped-html
mark_safe("<b>" + name + "</b>")
# ok: unescaped-html
format_html("<b>{}</b>", name)

# ruleid: fetches-an-address
import requests
# ruleid: fetches-an-address
from urllib.request import urlopen
# ok: fetches-an-address
from community.privacy.actions import requests

# ruleid: task-before-commit
deliver.delay(row.pk)
# ruleid: task-before-commit
deliver.apply_async([row.pk], countdown=60)
# ok: task-before-commit
deliver.delay_on_commit(row.pk)

# ruleid: link-from-a-request
link = request.build_absolute_uri("/my/")

# ruleid: redirect-to-a-request
redirect(request.GET.get("next"))
# ok: redirect-to-a-request
redirect("site:my")


# ruleid: every-field-of-a-form
class Meta:
    model = User
    fields = "__all__"


# ruleid: without-csrf-token
@csrf_exempt
def send(request):
    pass


# ruleid: forwarded-address
request.META.get("HTTP_X_FORWARDED_FOR", "")

# ruleid: unpacks-code
pickle.loads(body)
# ruleid: unpacks-code
subprocess.run(command, shell=True)
# ok: unpacks-code
json.loads(body)

# ruleid: holes-of-the-editor
body = StreamField([("html", RawHTMLBlock())])


# ruleid: holes-of-the-editor
class Survey(AbstractForm):
    pass


# ruleid: words-in-a-log
logger.info(f"answer {words}")
# ok: words-in-a-log
logger.info("answer_stored", response=pk)

# ruleid: home-made-cipher
token = hashlib.md5(email).hexdigest()
# ruleid: home-made-cipher
code = random.randint(100000, 999999)
# ok: home-made-cipher
code = secrets.token_urlsafe(32)
