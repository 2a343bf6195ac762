import { parseProviders } from "./provider";

/**
 * Services whose name next to a random string says whose credential it is; everyday words are left out. One list, because
 * their formats are not fixed or not published: any random-looking string of 16 to 128 characters counts when it is set,
 * quoted or called a key.
 */
const NAMES = `
abbysale abuseipdb abyssale accuweather activecampaign adzuna aeroworkflow aiprise airbrake aircall airnow airship
airvisual aiven alchemy alconost alegra aletheiaapi allsports alphavantage amadeus ambee anthropic anyscale apacta
apiflash apifonica apilayer apimatic apimetrics apiscience apitemplate appcues appfollow appointedd appoptics
appsynergy appveyor aqicn arangodb argocd artsy arweave ascalix atera audd authentik autodesk autoklose autopilot
avataxpersonal avazapersonalaccess aviationstack axonaut aylien ayrshare bamboo bannerbear baremetrics baseapiio
basecamp beebole besnappy besttime betterstack bigcommerce bigquery billomat binance bingmaps bitcoinaverage bitfinex
bitget bitmex bitrise blablabus blazemeter blockfrost blocknative blogger bombbomb boostnote borgbase boxio brandfetch
brevo browserstack browshot bscscan buddyns budibase bugzilla buildkite bulbul bulksms buttercms bybit caflou
calendarific calendly calorieninja campayn cannyio capsulecrm captaindata carboninterface cartesia casdoor cashboard
caspio cassandra censys centralstation cexio chainlink chartmogul chatbot chatfuel checio checklyhq checkvist chroma
cicero circleci clarifai claude clearbit clickhelp clickhouse clicksend clickup cliengo clientary clinchpad clockify
clockwork closecrm cloudconvert cloudelements cloudflareca cloudimage cloudmersive cloudplan cloudsmith cloverly cloze
clustdoc cockroachdb codacy codefresh codemagic codequiry codeship coinapi coingecko coinlayer coinlib coinmarketcap
coinstats commercejs companyhub confluentcloud contentstack convertapi convertkit convier copyscape couchbase couchdb
countrylayer criminalip crossbrowsertesting crowdin crowdstrike cryptocompare currencycloud currencyfreaks
currencylayer currencyscoop currentsapi customerguru customerio d7network dailyco dandelion dareboot darktrace databox
dataforseo datagov debounce deepai deepl deepseek delighted deputy descope detectify detectlanguage dfuse diffbot
diggernaut digicert disqus dnscheck docparser docusign doppler dotdigital dotmailer dovico dronahq duda duffel duply
dwolla dynadot dynalist dyspatch eagleeye easyinsight ecostruxure edamam edenai eightxeight elasticemail elevenlabs
enablex endorlabs enigma etcd everhour extractorapi faceplusplus factset feedbin feedier fetchrss fibery figma fileio
findl firecrawl fixer fixerio flatio fleetbase flexport flightapi flightlabs flightstats flowflu flutterwave fmfw
formbucket formcraft formio formsite fortinet foursquare frameio freshbook fulcrum fullcontact fullstory fusebill
fusionauth fxmarket gengo geoapify geocodify geocodio geoipifi gerrit getaccept getemail getemails getgeoapi getgist
getresponse getsandbox giphy givebutter gladia glassnode goauth gocanvas gocardless godaddy goodday goodreads
gosquared grafbase graphcms graphhopper groovehq groq gtmetrix gumroad gyazo happyscribe hellosign helpcrunch
helpscout hereapi hetzner hireplicity hiveage holidayapi hotjar html2pdf htmlcsstoimage hybiscus hypertrack iconfinder
iexapis iexcloud imagekit imagga imgur improvmx influx influxdb insightly instabot instamojo instatus integromat
intrinio invoiceocean ipapi ipgeolocation ipify ipquality ipqualityscore ipstack jina jotform jsonbin judge0 jumpcloud
juro kaleyra keenio keycloak kickbox klarna klaviyo klipfolio knapsackpro kontent kylas langchain langsmith
languagelayer lastfm lemlist lemonsqueezy lendflow leonardo lessannoyingcrm lexigram lightspeed linearapi
linemessaging linenotify linkpreview liveagent livestorm llamaindex loadmill loggly loginradius logzio lokalise
loyverse lunchmoney luno m3o macaddress madkudu magicbell mailboxlayer mailerlite mailersend mailjet mailmodo mailsac
mandrill mapquest marketstack mavenlink maximo meaningcloud mediastack megaport meistertask memcached mesibo messari
metaapi metrilo midjourney milvus mindmeister minio mistral mixmax mockaroo monkeylearn moonclerck moonclerk moosend
moralis mrticktock murf myfreshworks nats neo4j netcore nethunt netsuite neutrinoapi newrelicinsights newsapi
newscatcher ngc ngrok nicereply nightfall noticeable novu nubela numverify nutritionix nvapi nylas oanda octoai
omnisend onedesk onepagecrm onesignal onfleet onwater oopspam openai opencage opencagedata opengraphr openshift openuv
openvpn optidash orbitapi ordnancesurvey ory ovh owlbot packagecloud paddle palletsone paloalto pandadoc pandascore
paperform paralleldots parsehub parseur partnerstack pastebin paydirt payfort paymo paymongo paystack pdflayer
pdfshift peopledatalabs pepipost perplexity phabricator phantombuster photoroom pinata pinecone pipedream pipedrive
planviewleankit planyo playht plivo podio pollsapi poloniex polygonio polygonscan portainer positionstack postageapp
powrbot prerender prodpad proofpoint prospectcrm prospectio protocolsio proxycrawl pubnub pureportal purestake
pushbullet qase qdrant qualaroo qualys qubole quickmetrics quicknode rambase rancher rankly rapid7 ratehawk rawg
razuna readme rebrandly rechargepayments recurly redmine refiner rentman repairshopr replicate replyio requestfinance
resemble resend restpack revai revampcrm ringcentral ringover ritekit roaring robinhood roninapp rootly route4me rownd
runrunit salesblink salescookie salesflare salesloft salesmate samsara satismeter scaleway scalr scrapeowl scraperapi
scraperbox scraperstack scrapestack scrapfly scrapingant scrapingbee screenshotapi screenshotlayer scrutinizer
securitytrails selectpdf sellfy semrush sendgrid sendinblue sendpulse sentinelone serpapi serphouse serpstack sheety
sherpadesk shipday shippo shopee shotstack shutterstock signable signaturit signupgenius sigopt simfin simplesat
simplynoted simvoly sinch sinchmessage sirv siteleaf skrapp skybiometry smartsheet smartystreets smooch snipcart
snowflake snyk socialblade sophos sparkpost speechmatics speechtext splitio spoonacular sportradar sportsmonk
spotdraft spotinst squareup sslmate stability statuscake statuspage statuspal stitchdata stockdata storecove
stormboard stormglass storyblok storychief strapi stytch sugester suno supabase supernotes supertokens surveyanyplace
surveybot surveysparrow survicate svix swiftype tableau tailscale tatum tavily taxjar teamcity teamgate teamworkcrm
teamworkdesk tefter tekton telnyx tenable terraform testingbot textmagic texttospeech theoddsapi thinkific
thousandeyes ticketmaster tickettailor tiingo timecamp timescale timezoneapi tinypng tlyapi tmetric toggl tokeet
tomorrowio tomtom tradier transferwise travelpayouts travelperk trendmicro twelvedata tyntec typetalk ubidots
uclassify unplugg unsplash upcdatabase uplead uploadcare uptimerobot upwave urlscan userflow userstack vagrantcloud
vatlayer vbout vercel verimail veriphone versioneye viewneo virtru visualcrossing voicegain voodoosms vouchery
voyageai vpnapi vyte waapi walkscore weatherbit weatherstack weaviate web3storage webflow webhookrelay webscraper
webscraping weebly wercker whoxy wikidata wistia wordsapi workday worldcoin worldweather xero xray yahoo yandexmaps
yext youneedabudget younegotiate yousign youtrack zapier zenrows zenscrape zenserp zeplinapi zerobounce zerossl zipapi
zipbooks zohocrm zonkafeedback zookeeper zulip zulipchat
`;

export const NAMED_PROVIDERS = parseProviders(
  NAMES.trim()
    .split(/\s+/)
    .map((name) => `${name} |`)
    .join("\n"),
);
