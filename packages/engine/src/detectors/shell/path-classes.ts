/** What a path is, as far as reading, changing or deleting it matters. */
export type PathClass =
  /** Holds credentials: password hashes, private keys, tokens, browser stores. */
  | "secret"
  /** What people typed, received or keep in files that often hold credentials. */
  | "private"
  /** What is in it runs by itself later: cron, services, login scripts, authorized keys. */
  | "persistence"
  /** Decides who may become whom. */
  | "authority"
  /** Records what happened. */
  | "log"
  /** Belongs to the operating system. */
  | "system"
  /** A disk or memory as a device. */
  | "device"
  /** The root, a home or a top directory as a whole. */
  | "root"
  | "other";

/** Patterns over normalized paths, the gravest first. */
export const PATH_CLASSES: readonly (readonly [PathClass, RegExp])[] = [
  [
    "root",
    /^(?:\/|\/\*|~|~\/\*|~\/\.\*|\/(?:home|Users|root|etc|usr|var|bin|sbin|lib|lib64|boot|opt|srv|dev|proc|sys|System|Library|Applications|mnt|data)(?:\/\*)?|\/usr\/(?:bin|lib|sbin|local|share)(?:\/\*)?|\/var\/(?:lib|log|www)(?:\/\*)?|[A-Za-z]:[\\/]?)$/,
  ],
  [
    "persistence",
    /^\/etc\/(?:cron|anacron|systemd\/|init\.d|init\/|inittab|rc|profile|bash|zsh|zprofile|zlog|environment|ld\.so\.|xdg\/autostart|update-motd\.d|udev\/rules|modules|modprobe\.d|emond\.d|at\.|X11\/xinit|skel|launchd|NetworkManager\/dispatcher|apt\/apt\.conf\.d|dhcp\/dhclient|shells|hosts\.equiv|csh|shrc|login\.conf|periodic|ttys|trap)/,
  ],
  [
    "persistence",
    /^(?:\/var\/spool\/(?:cron|at)|\/var\/at\/|\/var\/cron|(?:\/usr)?\/lib\/systemd\/(?:system|user)|\/run\/systemd\/|\/usr\/local\/etc\/rc\.d|\/usr\/local\/etc\/(?:cron|periodic)|\/usr\/share\/autostart|\/var\/db\/emondClients|\/lib\/udev\/rules)/,
  ],
  [
    "persistence",
    /(?:^|\/)Library\/(?:LaunchAgents|LaunchDaemons|StartupItems|Security\/SecurityAgentPlugins|ScriptingAdditions|Preferences\/(?:ByHost\/)?com\.apple\.(?:loginwindow|loginitems))/,
  ],
  [
    "persistence",
    /^(?:~|\.|\.\.)?\/?(?:\.(?:bash|zsh|csh|tcsh|ksh|fish|sh)?(?:rc|_profile|_login|_logout|env)|\.(?:profile|zprofile|zlogin|zlogout|login|logout|xinitrc|xsession|xprofile|rhosts|shosts|vimrc|config\/fish\/config\.fish)|\.config\/(?:autostart|systemd|environment\.d|plasma-workspace)\b.*|\.kde\/Autostart.*|\.ssh\/(?:authorized_keys2?|rc|environment))$/,
  ],
  [
    "persistence",
    /\/(?:usercustomize|sitecustomize)\.py$|\/site-packages\/[^/]+\.pth$|\.git\/hooks\/[a-z-]+$|\/authorized_keys2?$|\/etc\/ssh\/sshd?_config|\/etc\/ld\.so\.preload$/,
  ],
  [
    "authority",
    /^(?:\/usr\/local)?\/etc\/(?:sudoers|pam\.|doas\.conf|security\/|polkit-1\/|passwd|group|shadow|gshadow|master\.passwd|nsswitch|hosts\.(?:allow|deny)|subuid|subgid|selinux\/|apparmor|audit)|^\/usr\/local\/lib\/security|^\/(?:usr\/)?lib\/security|^\/usr\/share\/polkit-1/,
  ],
  [
    "secret",
    /^\/etc\/(?:g?shadow-?|master\.passwd|spwd\.db|security\/opasswd|sudoers(?:\.d\/.+)?|krb5\.keytab|ssl\/private\b.*|ssh\/ssh_host_[a-z0-9]+_key|ipsec\.secrets|ppp\/(?:chap|pap)-secrets|openvpn\/.+\.(?:key|auth)|NetworkManager\/system-connections\b.*|wpa_supplicant\b.*|kubernetes\/.*(?:\.conf|\.key)|rancher\/.*yaml|mysql\/debian\.cnf|shadow~)$/,
  ],
  [
    "secret",
    /(?:^|\/)\.ssh\/(?:id_[\w-]+|identity|[\w-]+\.pem|\*|id_\*)$|(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)$|\.ssh\/?$/,
  ],
  [
    "secret",
    /(?:^|\/)\.(?:aws\/(?:credentials|config|sso\b.*|cli\/cache\b.*)|azure\b.*|config\/(?:gcloud|gh\/hosts\.yml|rclone\b|op\b).*|oci\b.*|kube\/config|docker\/config\.json|netrc|pgpass|my\.cnf|mylogin\.cnf|git-credentials|npmrc|pypirc|gnupg\b.*|password-store\b.*|vault-token|terraform\.d\/credentials.*|s3cfg|boto|htpasswd|cargo\/credentials.*|m2\/settings(?:-security)?\.xml|local\/share\/keyrings\b.*|electrum\b.*|bitcoin\/wallet.*|ethereum\/keystore.*|vnc\/passwd|config\/filezilla\b.*)$/,
  ],
  [
    "secret",
    /(?:^|\/)(?:Login Data|Cookies|Cookies\.binarycookies|Web Data|Local State|logins\.json|key[34]\.db|cookies\.sqlite|signons\.sqlite|cert9\.db|login\.keychain(?:-db)?|System\.keychain|TCC\.db|wallet\.dat|NTDS\.dit|SAM|lsass\.dmp|keychain-2\.db)(?:-journal)?$/,
  ],
  [
    "secret",
    /(?:^|\/)Library\/(?:Keychains|Cookies)\b|\/\.mozilla\/firefox\b|\/(?:google-chrome|chromium|BraveSoftware)\/|\/Library\/Application Support\/(?:Google\/Chrome|Firefox|Microsoft Edge)\b/,
  ],
  [
    "secret",
    /^\/proc\/(?:[^/]+)\/(?:environ|mem|maps|auxv|fd\/.*|kcore)$|^\/proc\/kcore$|^\/dev\/(?:k?mem|port)$|^(?:\/var)?\/run\/secrets\b|^\/var\/lib\/(?:sss\/(?:db|secrets)|samba\/private|docker\/.*secrets|cloud\/.*user-data)|^\/tmp\/krb5cc|(?:^|\/)krb5cc_/,
  ],
  [
    "private",
    /(?:^|\/)\.(?:bash|zsh|sh|ksh|python|mysql|psql|node_repl|rediscli|sqlite|less|fish)_?(?:history|hist|hst)$|^\/var\/(?:spool\/)?mail\/|(?:^|\/)\.env(?:\.[a-z]+)?$|\/fish_history$|(?:^|\/)(?:credentials|secrets?)(?:\.(?:json|ya?ml|txt|env|ini|xml))?$|\/wp-config\.php$|(?:^|\/)Library\/Messages|sam\.hive/,
  ],
  [
    "log",
    /^\/var\/(?:log|audit|adm)\/|^(?:\/var)?\/run\/utmp|(?:^|\/)(?:wtmp|btmp|lastlog|utmpx?)$|^\/Library\/Logs|\/syslog$|\/auth\.log$/,
  ],
  ["device", /^\/dev\/(?:sd[a-z]|hd[a-z]|vd[a-z]|xvd[a-z]|nvme\d|mmcblk\d|disk\d|rdisk\d|md\d|dm-|mapper\/|loop\d)/],
  [
    "system",
    /^\/(?:etc|boot|bin|sbin|lib|lib64|System|sys|proc|dev(?!\/(?:null|zero|u?random|tty|std|fd|shm|pts|tcp|udp)))\/|^\/usr\/(?!local\/|share\/|home\/|src\/|games\/|ports\/|obj\/)[^/]|^\/var\/lib\/(?:dpkg|rpm|apt(?!\/lists)|pacman|systemd|pam|dbus)|^\/proc\/(?:sysrq|sys)|^\/Library\/(?:Extensions|Preferences)|^\/vmlinuz|^\/initrd/,
  ],
];
