/** Modules that come with Python. Nobody has to install one, so a package of that name is not what was meant. */
export const PYTHON_MODULES: ReadonlySet<string> = new Set(
  (
    "abc argv ast asyncio base64 bisect bz2 calendar collections concurrent configparser contextlib copy copyreg crypt csv ctypes curses datetime " +
    "difflib email errno fcntl fileinput fnmatch ftplib functools gc getopt getpass gettext glob gzip hashlib heapq hmac html http imaplib imp " +
    "inspect io ipaddress itertools json linecache locale logging lzma mailbox marshal math mimetypes mmap multiprocessing numbers operator os " +
    "pdb pickle pkgutil platform poplib pprint profile pwd pyclbr queue random re readline resource sched select selectors shelve shlex shutil " +
    "signal smtpd smtplib socket socketserver sqlite3 ssl stat statistics string stringprep struct subprocess sys sysconfig syslog tarfile " +
    "telnetlib tempfile textwrap threading time timeit tkinter token tokenize traceback tty turtle types unicodedata unittest urllib urllib2 " +
    "urlparse uu venv warnings wave weakref webbrowser xml xmlrpc zipapp zipfile zipimport zlib zoneinfo"
  ).split(" "),
);
