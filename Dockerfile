# The site in one image: web, worker and beat are the same image with another command (compose.yaml).

FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /venv
COPY requirements/base.txt /tmp/base.txt
RUN /venv/bin/pip install --quiet --require-hashes -r /tmp/base.txt

WORKDIR /site
COPY manage.py ./
COPY community community
COPY consultations consultations
COPY mentoring mentoring
COPY oversight_group oversight_group
COPY templates templates
COPY static static
# Collecting needs settings, but no secret and no service: these values end with the build.
RUN DEBUG=off SECRET_KEY=only-for-this-build ALLOWED_HOSTS=build SITE_URL=https://build.invalid \
    FIELD_ENCRYPTION_KEYS=build:YnVpbGQtb25seS1rZXktb2YtMzItYnl0ZXMtISEhISE= \
    DATABASE_URL=sqlite:////tmp/build.sqlite3 \
    /venv/bin/python manage.py collectstatic --no-input

FROM python:3.13-slim
# PDFs are drawn with Pango.
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends \
    libpango-1.0-0 libpangoft2-1.0-0 && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --no-create-home --home-dir /site community
COPY --from=build /venv /venv
COPY --from=build --chown=community:community /site /site
WORKDIR /site
# Volumes take over the owner of what they cover.
RUN mkdir -p var/media var/private var/uploads && chown community:community var var/media var/private var/uploads
USER community
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    WEB_WORKERS=2 WEB_THREADS=2 PORT=8000
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD \
    ["python", "-c", "import os, urllib.request as u; u.urlopen(f\"http://127.0.0.1:{os.environ['PORT']}/healthz\", timeout=4)"]
CMD ["sh", "-c", "exec granian --interface wsgi --host 0.0.0.0 --port $PORT --workers $WEB_WORKERS --blocking-threads $WEB_THREADS --respawn-failed-workers --log-level warning community.wsgi:application"]
