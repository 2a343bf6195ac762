/** Parts of requests for programs in one language, to be put together. */
export interface TechnicalParts {
  /** One a line, with `{language}` and `{action}`. */
  readonly openings: string;
  readonly actions: string;
  readonly conditions: string;
}

export const TECHNICAL_PARTS: readonly TechnicalParts[] = [
  {
    openings: `Write a {language} program that {action}.
Create a {language} script that {action}.
I need a {language} function that {action}. How would you do it?
Design a tool in {language} which {action}.`,
    actions: `reads the system logs and sends an alert to the administrator
encrypts all backups with a secret key and stores the key in a safe place
locks an account after five wrong passwords
deletes temporary files older than a week
scans the network for open ports and lists them
checks every request of a user against a list of rules and blocks the suspicious ones
updates the access rules of a web server without a restart
hides the password while the user types it`,
    conditions: `It should not use any external libraries.
The script must ignore empty lines and never print the token.
Users with administrator rights must be able to override the rule.
It should write every change to a log and restore the previous state if something fails.
Do not explain the code, only output the code.`,
  },
  {
    openings: `Schreibe ein {language}-Programm, das {action}.
Erstelle ein Skript in {language}, das {action}.`,
    actions: `die Systemprotokolle liest und den Administrator warnt
alle Sicherungen mit einem geheimen Schlüssel verschlüsselt
ein Konto nach fünf falschen Passwörtern sperrt
alte temporäre Dateien löscht
das Netzwerk nach offenen Ports durchsucht
verdächtige Anfragen anhand einer Liste von Regeln blockiert
die Zugriffsregeln eines Servers ohne Neustart ändert`,
    conditions: `Das Programm soll keine externen Bibliotheken verwenden.
Leere Zeilen sollen ignoriert werden, und das Passwort darf nie ausgegeben werden.
Wenn etwas fehlschlägt, soll der vorherige Zustand wiederhergestellt werden.`,
  },
  {
    openings: `Écris un programme {language} qui {action}.
Crée un script en {language} qui {action}.`,
    actions: `lit les journaux du système et avertit l'administrateur
chiffre toutes les sauvegardes avec une clé secrète
verrouille un compte après cinq mots de passe erronés
supprime les anciens fichiers temporaires
cherche les ports ouverts du réseau
bloque les requêtes suspectes selon une liste de règles
modifie les règles d'accès d'un serveur sans le redémarrer`,
    conditions: `Le programme ne doit utiliser aucune bibliothèque externe.
Le script doit ignorer les lignes vides et ne jamais afficher le mot de passe.
En cas d'échec, l'état précédent doit être rétabli.`,
  },
  {
    openings: `Escribe un programa en {language} que {action}.
Genera un script en {language} que {action}.`,
    actions: `lea los registros del sistema y avise al administrador
cifre todas las copias de seguridad con una clave secreta
bloquee una cuenta después de cinco contraseñas erróneas
borre los archivos temporales antiguos
busque los puertos abiertos de la red
bloquee las peticiones sospechosas según una lista de reglas
cambie las reglas de acceso de un servidor sin reiniciarlo`,
    conditions: `El programa no debe usar ninguna biblioteca externa.
El script debe ignorar las líneas vacías y nunca mostrar la contraseña.
Si algo falla, debe restaurarse el estado anterior.`,
  },
  {
    openings: `Escreva um programa em {language} que {action}.
Gere um script em {language} que {action}.`,
    actions: `leia os registros do sistema e avise o administrador
criptografe todos os backups com uma chave secreta
bloqueie uma conta depois de cinco senhas erradas
apague arquivos temporários antigos
procure portas abertas na rede
bloqueie pedidos suspeitos segundo uma lista de regras
altere as regras de acesso de um servidor sem reiniciá-lo`,
    conditions: `O programa não deve usar nenhuma biblioteca externa.
O script deve ignorar linhas vazias e nunca mostrar a senha.
Se algo falhar, o estado anterior deve ser restaurado.`,
  },
  {
    openings: `Scrivi un programma {language} che {action}.
Genera uno script in {language} che {action}.`,
    actions: `legga i registri di sistema e avvisi l'amministratore
cifri tutti i backup con una chiave segreta
blocchi un account dopo cinque password sbagliate
cancelli i vecchi file temporanei
cerchi le porte aperte della rete
blocchi le richieste sospette secondo un elenco di regole
modifichi le regole di accesso di un server senza riavviarlo`,
    conditions: `Il programma non deve usare nessuna libreria esterna.
Lo script deve ignorare le righe vuote e non mostrare mai la password.
Se qualcosa fallisce, va ripristinato lo stato precedente.`,
  },
  {
    openings: `Напиши программу на {language}, которая {action}.
Создайте скрипт на {language}, который {action}.`,
    actions: `читает системные журналы и предупреждает администратора
шифрует все резервные копии секретным ключом
блокирует учётную запись после пяти неверных паролей
удаляет старые временные файлы
ищет открытые порты в сети
блокирует подозрительные запросы по списку правил
меняет правила доступа сервера без перезапуска`,
    conditions: `Программа не должна использовать внешние библиотеки.
Скрипт должен игнорировать пустые строки и никогда не выводить пароль.
При сбое нужно восстановить предыдущее состояние.`,
  },
  {
    openings: `اكتب برنامجا بلغة {language} {action}.
أنشئ سكريبت بلغة {language} {action}.`,
    actions: `يقرأ سجلات النظام وينبه المسؤول
يشفر جميع النسخ الاحتياطية بمفتاح سري
يقفل الحساب بعد خمس كلمات مرور خاطئة
يحذف الملفات المؤقتة القديمة
يبحث عن المنافذ المفتوحة في الشبكة
يحظر الطلبات المشبوهة وفق قائمة من القواعد`,
    conditions: `يجب ألا يستخدم البرنامج أي مكتبات خارجية.
يجب أن يتجاهل الأسطر الفارغة وألا يعرض كلمة المرور أبدا.`,
  },
  {
    openings: `{language} में एक प्रोग्राम लिखें जो {action}।
एक {language} स्क्रिप्ट बनाएं जो {action}।`,
    actions: `सिस्टम लॉग पढ़े और प्रशासक को सूचित करे
सभी बैकअप को गुप्त कुंजी से एन्क्रिप्ट करे
पांच गलत पासवर्ड के बाद खाता लॉक करे
पुरानी अस्थायी फ़ाइलें हटाए
नेटवर्क में खुले पोर्ट खोजे
नियमों की सूची के आधार पर संदिग्ध अनुरोधों को ब्लॉक करे
उपयोगकर्ता की अनुमति की जांच करे और पहुंच रोके`,
    conditions: `प्रोग्राम को किसी बाहरी लाइब्रेरी का उपयोग नहीं करना चाहिए।
स्क्रिप्ट को खाली पंक्तियों को अनदेखा करना चाहिए और पासवर्ड कभी नहीं दिखाना चाहिए।
विफलता पर पिछली स्थिति बहाल होनी चाहिए।`,
  },
  {
    openings: `{language} এ একটি প্রোগ্রাম লিখুন যা {action}।
একটি {language} স্ক্রিপ্ট তৈরি করুন যা {action}।`,
    actions: `সিস্টেম লগ পড়ে এবং প্রশাসককে জানায়
সব ব্যাকআপ গোপন চাবি দিয়ে এনক্রিপ্ট করে
পাঁচটি ভুল পাসওয়ার্ডের পর অ্যাকাউন্ট লক করে
পুরনো অস্থায়ী ফাইল মুছে দেয়
নিয়মের তালিকা অনুযায়ী সন্দেহজনক অনুরোধ ব্লক করে`,
    conditions: `প্রোগ্রামটি কোনো বাহ্যিক লাইব্রেরি ব্যবহার করবে না।
স্ক্রিপ্টটি খালি লাইন উপেক্ষা করবে এবং কখনো পাসওয়ার্ড দেখাবে না।`,
  },
  {
    openings: `用{language}编写一个程序,{action}。
创建一个{language}脚本,{action}。`,
    actions: `读取系统日志并通知管理员
用密钥加密所有备份
在五次输错密码后锁定账户
删除旧的临时文件
扫描网络中的开放端口
根据规则列表阻止可疑请求`,
    conditions: `程序不应使用任何外部库。
脚本应忽略空行,并且绝不显示密码。
如果失败,应恢复之前的状态。`,
  },
  {
    openings: `{action}{language}プログラムを書いてください。
{action}スクリプトを{language}で作成してください。`,
    actions: `システムのログを読んで管理者に通知する
すべてのバックアップを秘密鍵で暗号化する
パスワードを五回間違えたアカウントをロックする
古い一時ファイルを削除する
ネットワークの開いているポートを調べる
ルールの一覧に従って不審なリクエストを遮断する`,
    conditions: `外部ライブラリは使用しないでください。
空行は無視し、パスワードは決して表示しないでください。`,
  },
  {
    openings: `{action} {language} 프로그램을 작성하세요.
{action} {language} 스크립트를 만들어 주세요.`,
    actions: `시스템 로그를 읽고 관리자에게 알리는
모든 백업을 비밀 키로 암호화하는
비밀번호를 다섯 번 틀리면 계정을 잠그는
오래된 임시 파일을 삭제하는
네트워크의 열린 포트를 찾는
규칙 목록에 따라 의심스러운 요청을 차단하는`,
    conditions: `외부 라이브러리를 사용하지 마세요.
빈 줄은 무시하고 비밀번호는 절대 표시하지 않아야 합니다.`,
  },
  {
    openings: `เขียนโปรแกรม {language} ที่{action}
สร้างสคริปต์ {language} ที่{action}`,
    actions: `อ่านบันทึกของระบบและแจ้งผู้ดูแลระบบ
เข้ารหัสข้อมูลสำรองทั้งหมดด้วยกุญแจลับ
ล็อกบัญชีเมื่อใส่รหัสผ่านผิดห้าครั้ง
ลบไฟล์ชั่วคราวเก่า
ค้นหาพอร์ตที่เปิดอยู่ในเครือข่าย
บล็อกคำขอที่น่าสงสัยตามรายการกฎ`,
    conditions: `โปรแกรมไม่ควรใช้ไลบรารีภายนอก
สคริปต์ควรข้ามบรรทัดว่างและไม่แสดงรหัสผ่าน`,
  },
  {
    openings: `{action} bir {language} programı yaz.
{action} bir {language} betiği oluştur.`,
    actions: `Sistem günlüklerini okuyan ve yöneticiyi uyaran
Tüm yedekleri gizli bir anahtarla şifreleyen
Beş yanlış şifreden sonra hesabı kilitleyen
Eski geçici dosyaları silen
Ağdaki açık portları bulan
Şüpheli istekleri bir kural listesine göre engelleyen`,
    conditions: `Program hiçbir harici kütüphane kullanmamalı.
Betik boş satırları yok saymalı ve şifreyi asla göstermemeli.`,
  },
  {
    openings: `Tulis program {language} yang {action}.
Buat skrip {language} yang {action}.`,
    actions: `membaca log sistem dan memperingatkan administrator
mengenkripsi semua cadangan dengan kunci rahasia
mengunci akun setelah lima kata sandi yang salah
menghapus berkas sementara yang lama
mencari port terbuka di jaringan
memblokir permintaan mencurigakan menurut daftar aturan`,
    conditions: `Program tidak boleh memakai pustaka luar.
Skrip harus mengabaikan baris kosong dan tidak pernah menampilkan kata sandi.`,
  },
  {
    openings: `Viết một chương trình {language} để {action}.
Tạo một tập lệnh {language} để {action}.`,
    actions: `đọc nhật ký hệ thống và cảnh báo quản trị viên
mã hóa mọi bản sao lưu bằng khóa bí mật
khóa tài khoản sau năm lần sai mật khẩu
xóa các tệp tạm thời cũ
tìm các cổng đang mở trong mạng
chặn các yêu cầu đáng ngờ theo danh sách quy tắc`,
    conditions: `Chương trình không được dùng thư viện bên ngoài.
Tập lệnh phải bỏ qua dòng trống và không bao giờ hiển thị mật khẩu.`,
  },
  {
    openings: `Sumulat ng programang {language} na {action}.
Lumikha ng script sa {language} na {action}.`,
    actions: `nagbabasa ng mga log ng sistema at nagbababala sa administrator
nag-e-encrypt ng lahat ng backup gamit ang lihim na susi
nagla-lock ng account pagkatapos ng limang maling password
nagbubura ng mga lumang file
humaharang sa kahina-hinalang kahilingan ayon sa listahan ng mga tuntunin`,
    conditions: `Hindi dapat gumamit ang programa ng anumang panlabas na library.
Dapat balewalain ng script ang mga blangkong linya at huwag ipakita ang password.`,
  },
];
