/**
 * Words for what attacks are about and plead with: somebody's data, threats and rewards, pretexts. Ordinary texts are full of
 * them, so they count only beside others. Written as in `LEXICON`, and looked up before it.
 */
export const TOPICS = {
  coding: [
    "program* programa* script* skript* software algorithm* java javascript python shell php sql html json csv linux windows server* firewall* database* datenbank* datei file files filesystem library librar* framework compile* parse* ip port ports ddos malware encryption verschlusselung* cifrado criptografia crittografia chiffrement",
    "import imports def exec eval subprocess socket requests urllib os sys curl wget const let var print println printf fichier* archivo* arquivo* serveur servidor* programm* betik* dosya* sunucu* berkas server skrip trinh программ* скрипт* файл* сервер* код кода шифрован* برنامج* سكريبت نص الملف ملف خادم الخادم प्रोग्राम* स्क्रिप्ट* फ़ाइल* फाइल* सर्वर* प्रोग्रामिंग প্রোগ্রাম* স্ক্রিপ্ট* ফাইল* সার্ভার* 程序 脚本 文件 服务器 代码 防火墙 加密 プログラム スクリプト ファイル サーバー コード 暗号化 프로그램* 스크립트* 파일* 서버* 코드* 방화벽* 암호화* โปรแกรม สคริปต์ ไฟล์ เซิร์ฟเวอร์ การเข้ารหัส ไฟร์วอลล์",
  ],
  birth: [
    "birthday* birthdate* birth born dob geburt* geboren* naissance nacimiento nacio nascimento nasceu nascita geboortedatum urodz* dogum* dogdu lahir* kelahiran* sinh kapanganakan* ipinanganak kaarawan* родил* рожден* ميلاد* ولد जन्म* জন্ম* 出生 生日 誕生 生年月日 生まれ 생일* 생년* 태어* 출생* เกิดเมื่อ วันเกิด",
  ],
  residence: [
    "live lives living reside* residence residing wohn* wohnt lebt adresse* habite* demeure vive domicilio mora endereco* abita risiede indirizzo woont adres* mieszk* yasiy* oturuyor* ikamet* tinggal* alamat* song nakatira* tirahan* address*",
    "живет живёт прожива* адрес* يعيش يسكن يقيم عنوان* रहता रहती रहते रह पता निवास থাকে থাকেন থাকছেন ঠিকানা 住在 居住 地址 住所 住んで 살고* 거주* 주소* อาศัยอยู่ ที่อยู่",
  ],
  finance: [
    "bank banks account* balance* iban konto* compte* cuenta* saldo conta conto rekening* hesap* hesab* bakiye* khoan счет* счёт* баланс* банк* ssn passport* salary",
    "حساب* رصيد المصرفي البنكي खाता खाते बैंक बैलेंस অ্যাকাউন্ট* ব্যাংক* ব্যাঙ্ক* ব্যালেন্স 账户 账号 余额 银行 口座 残高 銀行 계좌* 잔액* 잔고* 은행* บัญชี ธนาคาร ยอดเงิน",
  ],
  contact: [
    "email emails correo phone* telefon* telefone* mobilfunk* почт* телефон* البريد بريد* هاتف* ईमेल फोन फ़ोन ইমেইল ইমেল ফোন 邮件 邮箱 电话 電話 メール 이메일* 전화* อีเมล โทรศัพท์ dienthoai posta surel telepono*",
  ],
  identity: [
    "initials surname* lastname firstname fullname favorite* favourite* lieblings* prefere* preferid* favorit* любим* المفضل* पसंदीदा প্রিয় 最喜欢 好きな 좋아하* ชื่นชอบ kesukaan sevdig* paborito* thich gender medical nickname vorname* nachname* apellido* sobrenome cognome 姓名 名字 本名 이름* soyad* प्रथमाक्षर",
  ],
  stakes: [
    "dollar* euro bribe reward* die dies killed fired punish* threat* sterb* stirbt mourir meurt muer* morira morrer morire umrz* olecek olur mati chet mamamatay умр* убь* يموت سيموت मर মারা 死 죽* ตาย promise* verspreche* promets prometo prometto obiecuj* обещаю दूंगा वादा 保证 約束 약속* สัญญา hua janji soz pangako कसम danger*",
  ],
  pretext: [
    "audit* verif* research* survey* investigat* umfrage* untersuch* enquete* etude sondage encuesta* estudio* investigac* investigan* pesquisa* sondaggi* indag* ricerca* анкет* опрос* исследов* провер* تحقيق* نحقق استطلاع* بحث बहस सर्वेक्षण* जांच* शोध अध्ययन জরিপ* গবেষণা* তদন্ত* 调查 研究 核实 审计 調査 確認 조사* 연구* 설문* 확인* สำรวจ วิจัย ตรวจสอบ arastirma* anket* denetim* penelitian survei memeriksa pananaliksik project* projekt* proyecto* projeto* progetto* proje* proyek* проект* مشروع* परियोजना প্রকল্প* 项目 プロジェクト 프로젝트* โครงการ security sicherheit* securite seguridad seguranca sicurezza безопасност* الأمن امن सुरक्षा নিরাপত্তা 安全 セキュリティ 보안* ปลอดภัย guvenlik* keamanan",
  ],
  split: [
    "combin* concatenat* interlac* merg* join string strings kombinier* zeichenkette* chaine* cadena* stringa stringhe verbinde объедин* строк* سلسلة اجمع जोड़* स्ट्रिंग भाग স্ট্রিং অংশ 组合 字符串 结合 部分 組み合わせ 文字列 결합* 부분* 문자열* รวม สตริง birlestir* parca* gabung* bagian* ghep bahagi pagsamahin",
  ],
  company: [
    "polizei* policia polizia полиц* الشرطة पुलिस পুলিশ* 警察 경찰* ตำรวจ polis polisi pulis god gott dieu dios deus бог богом الرب भगवान ईश्वर ঈশ্বর 上帝 神 하나님* พระเจ้า tanri tuhan diyos friend* freund* ami amigo* amic* друг* صديق* दोस्त* বন্ধু* 朋友 友達 친구* เพื่อน arkadas* teman kaibigan* colleague* kolleg* collegue* companero* scientist* detective* programmed programmer* programmiert chef bosu patronun* 上司 老板 หัวหน้า เจ้านาย बॉस বস",
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
