/** Well-known packages of PyPI: much used or much imitated. */
export const PYPI =
  "requests requests-toolbelt requests-oauthlib requests-cache requests-mock urllib3 httpx httpcore aiohttp " +
  "aiofiles aioredis aiosqlite aiobotocore aioconsole aiosignal httplib2 certifi chardet charset-normalizer " +
  "idna six python-dateutil pytz tzdata tzlocal setuptools pip wheel twine build virtualenv pipenv poetry " +
  "poetry-core hatchling flit tox nox numpy scipy pandas polars matplotlib matplotlib-inline seaborn plotly " +
  "bokeh altair dash streamlit gradio scikit-learn sklearn scikit-image scikit-optimize xgboost lightgbm " +
  "catboost statsmodels sympy networkx numba cython dask pyarrow fastparquet tables h5py joblib cloudpickle " +
  "tensorflow tensorflow-gpu tensorflow-cpu tensorflow-hub tensorflow-estimator tensorboard keras torch " +
  "torchvision torchaudio pytorch pytorch-lightning fastai jax jaxlib flax transformers tokenizers datasets " +
  "accelerate diffusers sentence-transformers huggingface-hub safetensors peft bitsandbytes onnx onnxruntime " +
  "triton deepspeed vllm openai anthropic langchain langchain-core langchain-community llama-index chromadb " +
  "faiss-cpu faiss-gpu pinecone-client tiktoken cohere litellm guidance autogen crewai mcp fastmcp ollama " +
  "spacy nltk gensim textblob fairseq sentencepiece sacremoses detectron2 ultralytics mmcv mmdet " +
  "opencv-python opencv-contrib-python opencv-python-headless pillow pil imageio moviepy ffmpeg ffmpeg-python " +
  "pydub librosa soundfile pyaudio speechrecognition gtts pyttsx3 django djangorestframework " +
  "django-cors-headers django-filter django-debug-toolbar django-extensions flask flask-cors flask-login " +
  "flask-sqlalchemy flask-restful flask-wtf flask-migrate flask-socketio fastapi uvicorn gunicorn hypercorn " +
  "starlette sanic tornado bottle cherrypy pyramid falcon quart werkzeug jinja2 markupsafe itsdangerous click " +
  "blinker typer rich colorama coloredlogs termcolor tqdm tabulate prettytable texttable prompt-toolkit " +
  "pygments questionary inquirer docopt fire absl-py loguru structlog python-json-logger sentry-sdk pydantic " +
  "pydantic-core pydantic-settings attrs marshmallow cattrs dataclasses-json jsonschema simplejson orjson " +
  "ujson rapidjson pyyaml ruamel.yaml toml tomli tomlkit configparser python-dotenv environs dynaconf " +
  "sqlalchemy alembic psycopg2 psycopg2-binary psycopg asyncpg pymysql mysqlclient mysql-connector-python " +
  "mysql pymongo motor mongoengine redis hiredis elasticsearch cassandra-driver peewee tortoise-orm databases " +
  "sqlmodel pyodbc cx-oracle oracledb snowflake-connector-python clickhouse-driver influxdb neo4j boto boto3 " +
  "botocore s3transfer s3fs awscli aws-cdk-lib azure-storage-blob azure-identity azure-core " +
  "google-cloud-storage google-cloud-bigquery google-api-python-client google-auth google-auth-oauthlib " +
  "gcloud kubernetes docker docker-compose ansible ansible-core fabric invoke paramiko netmiko napalm scp " +
  "pysftp cryptography pycryptodome pycrypto pyopenssl pynacl bcrypt passlib argon2-cffi pyjwt python-jose " +
  "authlib oauthlib rsa ecdsa keyring pyotp beautifulsoup4 beautifulsoup bs4 lxml html5lib cssselect scrapy " +
  "selenium playwright pyppeteer mechanize requests-html newspaper3k feedparser youtube-dl yt-dlp pytube " +
  "tweepy praw instagrapi instaloader discord discord.py py-cord nextcord disnake python-telegram-bot " +
  "telethon pyrogram aiogram slack-sdk slackclient twilio sendgrid mailchimp smtplib imapclient pytest " +
  "pytest-cov pytest-mock pytest-xdist pytest-asyncio pytest-django unittest2 nose mock coverage hypothesis " +
  "faker factory-boy responses freezegun moto locust behave robotframework black isort flake8 pylint pyflakes " +
  "pycodestyle mypy mypy-extensions ruff bandit autopep8 yapf pre-commit safety typing-extensions typing " +
  "importlib-metadata importlib-resources zipp packaging pyparsing pluggy filelock platformdirs appdirs " +
  "distlib more-itertools toolz cytoolz decorator wrapt cachetools diskcache dill psutil py-cpuinfo gputil " +
  "watchdog schedule apscheduler celery rq dramatiq huey kombu amqp pika kafka-python confluent-kafka grpcio " +
  "grpcio-tools protobuf thrift avro pyzmq websockets websocket-client websocket python-socketio " +
  "python-engineio gevent greenlet eventlet twisted trio anyio sniffio curio uvloop multidict yarl frozenlist " +
  "async-timeout jupyter jupyterlab notebook ipython ipykernel ipywidgets nbconvert nbformat jupyter-client " +
  "traitlets sphinx sphinx-rtd-theme mkdocs mkdocs-material docutils pdoc readthedocs pyinstaller cx-freeze " +
  "py2exe nuitka pygame pyglet arcade kivy panda3d pyqt5 pyqt6 pyside2 pyside6 wxpython pysimplegui " +
  "customtkinter pyautogui pynput keyboard mouse pyperclip pywin32 pypiwin32 comtypes pygetwindow mss " +
  "pytesseract easyocr openpyxl xlrd xlwt xlsxwriter python-docx python-pptx pypdf pypdf2 pdfminer.six " +
  "pdfplumber pymupdf reportlab weasyprint fpdf qrcode pyzbar folium geopandas shapely fiona pyproj rasterio " +
  "cartopy geopy gdal osmnx web3 ethereum eth-account eth-utils bitcoin bitcoinlib bip-utils mnemonic ccxt " +
  "python-binance coinbase solana solders brownie vyper yfinance ta-lib backtrader alpaca-trade-api pyserial " +
  "pyusb bleak rpi.gpio adafruit-blinka smbus esptool micropython-lib scapy python-nmap nmap shodan impacket " +
  "pwntools requests-ntlm ldap3 dnspython netaddr ipaddress maxminddb geoip2 python ipaddr distributed ray " +
  "optuna hyperopt wandb mlflow neptune-client comet-ml dvc prefect airflow apache-airflow luigi kedro " +
  "great-expectations pandera dbt-core sqlglot duckdb pyspark koalas modin vaex gym gymnasium " +
  "stable-baselines3 pettingzoo mujoco pybullet pymc3 pymc arviz emcee lifelines prophet pmdarima sktime " +
  "tslearn umap-learn hdbscan shap lime eli5 imbalanced-learn category-encoders feature-engine mlxtend " +
  "yellowbrick missingno pandas-profiling ydata-profiling humanize arrow pendulum delorean dateparser " +
  "parsedatetime holidays babel phonenumbers email-validator validators python-slugify unidecode ftfy regex " +
  "fuzzywuzzy thefuzz rapidfuzz python-levenshtein levenshtein jellyfish langdetect googletrans " +
  "deep-translator deepl emoji wordcloud pycountry gitpython pygithub python-gitlab jira atlassian-python-api " +
  "msgpack cbor2 bson zstandard lz4 python-snappy brotli py7zr rarfile patool send2trash pathlib2 pathlib " +
  "glob2 futures enum34 argparse contextlib2 ordereddict virtualenvwrapper pyenv conda mysql-python " +
  "zope.interface acquisition python-ldap pyldap pylibmc pymemcache pycurl pyasn1 pyasn1-modules cffi " +
  "pycparser jmespath markdown mako lockfile netifaces nest-asyncio oauth2client odfpy paho-mqtt " +
  "pandas-datareader patsy pbr pexpect ptyprocess pickleshare portalocker prometheus-client py4j pyinotify " +
  "pymssql pypng pystray python-magic python-multipart pywinauto qtpy retry retrying tenacity backoff semver " +
  "service-identity sh shortuuid smart-open smmap gitdb snowballstemmer sortedcontainers soupsieve " +
  "tensorflow-io tensorflow-probability tensorflow-text keras-preprocessing textract toposort typeguard " +
  "uritemplate user-agents voluptuous vine billiard wcwidth webencodings webcolors wsproto h11 h2 hpack " +
  "xmltodict zeep suds aenum alive-progress ansicolors asn1crypto astroid asttokens atomicwrites automat " +
  "backcall bleach cerberus cheroot cycler kiwisolver fonttools contourpy debugpy defusedxml descartes " +
  "django-redis django-environ django-storages django-allauth django-crispy-forms django-celery-beat " +
  "django-import-export drf-yasg entrypoints execnet filetype flask-jwt flask-jwt-extended flask-mail " +
  "flask-bcrypt flask-admin flask-caching flask-limiter gast gdown gspread html2text httptools imagehash " +
  "incremental iniconfig ipdb isodate jedi parso jsonpatch jsonpath-ng jsonpickle jsonpointer " +
  "lazy-object-proxy libclang llvmlite mccabe memory-profiler mistune monotonic mpmath opt-einsum pathspec " +
  "pefile pip-tools pipdeptree ply pooch progress progressbar progressbar2 proto-plus pure-eval py-bcrypt " +
  "pycryptodomex pydot graphviz pygraphviz pyhamcrest pyrsistent pywin32-ctypes secretstorage jeepney " +
  "requests-aws4auth rfc3986 rpy2 scandir scikit-build selenium-wire shellingham simpy singledispatch " +
  "stack-data executing tblib tensorboardx terminado threadpoolctl tinycss2 ua-parser uwsgi waitress webob " +
  "webtest whitenoise whoosh xarray xlwings yappi pywhatkit pyfiglet art playsound pygame-ce ursina " +
  "capmonster-cloud 2captcha-python undetected-chromedriver webdriver-manager fake-useragent cloudscraper " +
  "cfscrape tls-client curl-cffi pyarmor colorlog rich-click textual xlsx2csv pillow-simd opencv pyvista vtk " +
  "trimesh open3d timm einops fairscale torchmetrics torchsummary torch-geometric evaluate rouge-score " +
  "bert-score nvidia-cublas-cu11 pynvml modal-client kaggle roboflow supervision supabase pymilvus " +
  "qdrant-client weaviate-client redisvl instructor dspy-ai semantic-kernel haystack-ai smolagents " +
  "pydantic-ai browser-use attr biopython cattr future pyvisa pywavelets unicorn wand streamlink tldextract " +
  "frozendict tablib pyopencl parse extruct scrypt m2crypto jwcrypto ijson pyfakefs tomli-w tokenize-rt " +
  "nameparser installer pigpio u-msgpack-python persistent websocketd python-memcached ifaddr watchgod " +
  "django-filters";
