import { parseProviders } from "./provider";

/**
 * Services whose credential has a known alphabet and length and no prefix. `uuid` stands for the usual 8-4-4-4-12; the
 * lengths are those of the services' own documentation and of credentials published as examples.
 */
export const SHAPED_PROVIDERS = parseProviders(`
aws, amazon, secretaccesskey | base64:40
adafruit | alnum:32
adobe | hex:32, slug:36
airtable | alnum:17
algolia | hex:32, base36:32
alibaba, aliyun | base36:30, alnum:30
amplitude | hex:32
apify | alnum:43
asana | base36:32, digit:16
assemblyai | hex:32
atlassian, jira, confluence | alnum:24, alnum:20
auth0 | slug:64, slug:43
azure, azuread, aad | any64:44, any64:88, base36:52, alnum:84, hex:32, tilded:34, tilded:37-40
baidu | alnum:24, alnum:32
beamer | base64url:44
bitbucket | slug:64, base36:32
bitly | hex:40
blynk | slug:32
braintree | hex:32
bugsnag | hex:32
cloudflare | slug:40, hex:37
cloudinary | slug:27
codecov | base36:32, uuid
codeclimate, cc_test_reporter_id | hex:64
cohere | alnum:40
coinbase | slug:64, alnum:64
confluent | alnum:16, base64:64
contentful | slug:43
coveralls | alnum:32
datadog, dd | base36:40, hex:32, hex:40
deepgram | hex:40
digitalocean, spaces | hex:64, base64:43
discord | dotted:50-80, hex:64, slug:32
dockerhub, docker | uuid, slug:36
droneci, drone | alnum:32
dropbox | base36:15, slug:64, base64url:130-152
elastic, elasticsearch | base64:40-80
etherscan | upper36:34
etsy | base36:24
eventbrite | upper36:20
facebook, fb | hex:32, slug:40-60
fastly | slug:32
finicity | hex:32, base36:20
finnhub | base36:20
flickr | base36:32, hex:16
freshbooks | base36:64
freshdesk | alnum:20
gcp, google, firebase | slug:24, slug:39, slug:40
github, gh | hex:40
gitlab | slug:20
gitter | slug:40
grafana | base64:40-120
heroku | uuid
hockeyapp | hex:32
honeycomb | hex:32
hubspot | uuid
huggingface | letter:34
infura | hex:32
instagram | hex:32
intercom | base64:60
ipinfo | hex:14
jenkins | hex:32-36
jfrog, artifactory | alnum:64, alnum:73
kubeadm, bootstrap | base36:6 '.' base36:16
kraken | base64:80-90
kucoin | hex:24, uuid
launchdarkly | slug:40
linear | hex:32
linkedin | base36:14, alnum:16
linode | hex:64
lob | base36:40
looker | base36:20, base36:24
mailchimp | hex:32, base36:32
mailgun | hex:32, base36:32
mapbox | dotted:60-100
mattermost | base36:26
maxmind | alnum:16
meraki, cisco | hex:40
messagebird | base36:25, uuid
microsoft, msteams | hex:32
mixpanel | hex:32
mongodb, mongo, atlas | uuid
mux | base64:75, uuid
ngrok | alnum:25-32 '_' alnum:20-24, alnum:43-49
nasa | alnum:40
netlify | slug:40-46
newrelic | slug:64, base36:54, base36:32-47, hex:40
notion | alnum:43
nytimes, newyorktimes | slug:32
octopus | upper36:26
okta, ssws | slug:42
onelogin | hex:64
opsgenie | uuid
optimizely | slug:54
pagerduty | slug:20, slug:32
particle | hex:40
paypal | slug:80
pinterest | hex:64
pivotal, pivotaltracker | hex:32
plaid | base36:24, base36:30, hex:30
planetscale | base36:12
postmark | uuid
posthog | slug:43
privateai | base36:32
pusher | hex:20, hex:32
pushover | base36:30
rapidapi | alnum:50
razorpay | alnum:24
recaptcha | slug:40
reddit | slug:27, slug:30
rollbar | hex:32
salesforce, sfdc | dotted:85-120, digit:19, hex:64
sauce, saucelabs | uuid
segment | alnum:32
semaphore | slug:20
sendbird | hex:40, uuid
sentry | hex:64, hex:32
shodan | alnum:32
sidekiq, contribsys__com | hex:8 ':' hex:8
signalwire | base36:50
sonar, sonarqube, sonarcloud | alnum:38-42, hex:40
sourcegraph | anyhex:40
snyk | uuid
splunk | uuid
spotify | hex:32, base36:32, slug:120-190
squarespace | uuid
stackexchange, stackoverflow | alnum:24, visible:24
strava | hex:40
sumo, sumologic | base36:14, alnum:14, alnum:64
teamcity | dotted:60-120
telegram | digit:8-10 ':' slug:35
thingsboard | alnum:20
tiktok | base36:32, alnum:40
todoist | hex:40
travis, travisci | alnum:22, alnum:20
trello | hex:32, hex:64, slug:32
twilio | hex:32
twitch | base36:30
twitter | alnum:25, alnum:50, alnum:35-44, digit:15-25 '-' alnum:20-40
typeform | slug:44-60
unseal | base64:44
upstash | base64:40-120
virustotal | hex:64, base36:64
vonage, nexmo | alnum:16
vultr | upper36:36
wakatime | uuid
webex | slug:64, any64:60-110
weather, openweather, openweathermap | hex:32
weightsbiases, wandb | hex:40
wepay | slug:62
woocommerce | hex:40
workato | hex:64
wpengine | alnum:32
yandex | upper36:18, word:39
yelp | base64url:128
youtube | slug:39
zendesk | alnum:40
zeplin | dotted:350
zoom | slug:22, slug:32-36
zoominfo | alnum:32
zipcode, zipcodeapi | alnum:64
`);
