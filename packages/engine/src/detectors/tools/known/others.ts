/** Well-known packages of RubyGems. */
export const RUBYGEMS =
  "rails railties activesupport activerecord actionpack actionview activemodel actionmailer activejob " +
  "activestorage actioncable rake rack rack-test rack-cors rack-protection sinatra puma unicorn thin " +
  "passenger bundler rubygems rubygems-update nokogiri json multi_json oj yajl-ruby devise devise_token_auth " +
  "omniauth omniauth-oauth2 cancancan pundit rolify warden jwt bcrypt sidekiq resque delayed_job redis " +
  "redis-rb hiredis pg mysql2 sqlite3 mongoid mongo sequel dalli rspec rspec-rails rspec-core rspec-mocks " +
  "minitest cucumber capybara selenium-webdriver factory_bot factory_bot_rails factory_girl faker webmock vcr " +
  "simplecov rubocop rubocop-rails brakeman reek pry pry-byebug byebug irb thor slop httparty faraday " +
  "faraday_middleware rest-client typhoeus excon httpclient net-ssh net-scp addressable mechanize watir " +
  "aws-sdk aws-sdk-s3 fog fog-aws google-api-client stripe paypal-sdk-rest braintree twilio-ruby sass " +
  "sass-rails sassc coffee-rails coffee-script jquery-rails jquery-ui-rails bootstrap bootstrap-sass " +
  "font-awesome-rails turbolinks turbo-rails stimulus-rails webpacker uglifier haml haml-rails slim " +
  "slim-rails simple_form formtastic kaminari will_paginate paperclip carrierwave shrine mini_magick rmagick " +
  "image_processing chef chef-dk puppet vagrant capistrano capistrano-rails fastlane cocoapods jekyll " +
  "middleman asciidoctor kramdown redcarpet rouge liquid tilt mail sendgrid-ruby premailer-rails " +
  "letter_opener i18n globalize tzinfo money money-rails ransack pagy elasticsearch searchkick sunspot " +
  "friendly_id paper_trail audited acts-as-taggable-on activeadmin rails_admin administrate graphql grape " +
  "jbuilder active_model_serializers rabl dotenv dotenv-rails figaro config foreman spring bootsnap listen " +
  "guard guard-rspec zeitwerk concurrent-ruby eventmachine celluloid ffi msgpack google-protobuf grpc " +
  "ruby-bitcoin bitcoin-ruby strong_password atlas-client atlas_client omniauth_amazon colorize rainbow " +
  "tty-prompt awesome_print terminal-table whenever rufus-scheduler newrelic_rpm sentry-ruby sentry-raven " +
  "lograge builder ffaker globalid sassc-rails fast_blank liquid-c celluloid-io";

/** Well-known packages of crates.io. */
export const CRATES =
  "serde serde_json serde_derive serde_yaml serde_with tokio tokio-util tokio-stream async-std async-trait " +
  "futures futures-util reqwest hyper hyper-tls http httparse axum actix actix-web rocket warp tide tower " +
  "tower-http tonic prost clap structopt argh anyhow thiserror eyre color-eyre log env_logger tracing " +
  "tracing-subscriber slog simplelog fern rand rand_core rand_chacha getrandom regex regex-syntax lazy_static " +
  "once_cell parking_lot crossbeam crossbeam-channel rayon itertools chrono time uuid url percent-encoding " +
  "base64 hex bytes byteorder bincode flate2 zip tar libc nix winapi windows windows-sys syn quote " +
  "proc-macro2 bitflags cfg-if num num-traits num-bigint rust_decimal decimal ndarray nalgebra diesel sqlx " +
  "rusqlite sea-orm mongodb redis postgres tokio-postgres openssl native-tls rustls ring sha2 sha1 md5 hmac " +
  "aes ed25519-dalek curve25519-dalek secp256k1 k256 ethers web3 solana-sdk solana-program anchor-lang " +
  "bitcoin bitcoincore-rpc tempfile walkdir glob ignore notify dirs home which toml config dotenv csv " +
  "quick-xml xml-rs scraper select html5ever image imageproc wgpu winit bevy ggez piston amethyst sdl2 glium " +
  "gtk iced druid egui tauri yew leptos dioxus wasm-bindgen js-sys web-sys criterion proptest quickcheck " +
  "mockall insta assert_cmd predicates indicatif console dialoguer colored ansi_term termcolor crossterm " +
  "termion tui ratatui rustyline pest nom combine lalrpop logos memchr aho-corasick smallvec arrayvec " +
  "indexmap hashbrown ahash fxhash dashmap either semver socket2 mio signal-hook ctrlc pyo3 napi neon cc " +
  "cmake bindgen cbindgen pkg-config rustc_version heck unicode-segmentation unicode-width textwrap strsim " +
  "git2 octocrab rustversion termios arrayref nu-ansi-term inotify";

/** Well-known modules of Go, by import path. */
export const GO_MODULES =
  "github.com/gin-gonic/gin github.com/gorilla/mux github.com/gorilla/websocket github.com/labstack/echo " +
  "github.com/gofiber/fiber github.com/go-chi/chi github.com/stretchr/testify github.com/sirupsen/logrus " +
  "go.uber.org/zap github.com/rs/zerolog github.com/spf13/cobra github.com/spf13/viper github.com/spf13/pflag " +
  "github.com/urfave/cli github.com/pkg/errors github.com/google/uuid github.com/golang/protobuf " +
  "google.golang.org/grpc google.golang.org/protobuf github.com/golang/mock github.com/go-sql-driver/mysql " +
  "github.com/lib/pq github.com/jackc/pgx gorm.io/gorm github.com/jinzhu/gorm github.com/jmoiron/sqlx " +
  "github.com/mattn/go-sqlite3 go.mongodb.org/mongo-driver github.com/go-redis/redis " +
  "github.com/redis/go-redis github.com/boltdb/bolt go.etcd.io/bbolt go.etcd.io/etcd " +
  "github.com/dgraph-io/badger github.com/hashicorp/consul github.com/hashicorp/vault " +
  "github.com/hashicorp/terraform github.com/hashicorp/raft github.com/hashicorp/go-multierror " +
  "github.com/hashicorp/golang-lru github.com/prometheus/client_golang github.com/docker/docker " +
  "github.com/docker/cli github.com/moby/moby github.com/kubernetes/kubernetes k8s.io/client-go k8s.io/api " +
  "k8s.io/apimachinery github.com/ethereum/go-ethereum github.com/btcsuite/btcd github.com/aws/aws-sdk-go " +
  "github.com/aws/aws-sdk-go-v2 github.com/Azure/azure-sdk-for-go cloud.google.com/go " +
  "github.com/nats-io/nats.go github.com/segmentio/kafka-go github.com/Shopify/sarama " +
  "github.com/streadway/amqp github.com/dgrijalva/jwt-go github.com/golang-jwt/jwt github.com/fatih/color " +
  "github.com/mitchellh/mapstructure github.com/json-iterator/go github.com/tidwall/gjson " +
  "github.com/valyala/fasthttp github.com/go-resty/resty github.com/PuerkitoBio/goquery " +
  "github.com/gocolly/colly github.com/charmbracelet/bubbletea github.com/charmbracelet/lipgloss " +
  "github.com/shopspring/decimal github.com/robfig/cron github.com/fsnotify/fsnotify github.com/joho/godotenv " +
  "github.com/BurntSushi/toml gopkg.in/yaml.v3 github.com/go-playground/validator github.com/swaggo/swag " +
  "github.com/graphql-go/graphql github.com/99designs/gqlgen github.com/casbin/casbin github.com/go-kit/kit " +
  "github.com/micro/go-micro github.com/go-git/go-git github.com/google/go-github github.com/google/go-cmp " +
  "github.com/google/wire github.com/onsi/ginkgo github.com/onsi/gomega github.com/gogf/gf " +
  "github.com/beego/beego github.com/astaxie/beego";

/** Well-known actions of GitHub. */
export const GITHUB_ACTIONS =
  "actions/checkout actions/setup-node actions/setup-python actions/setup-java actions/setup-go " +
  "actions/setup-dotnet actions/cache actions/upload-artifact actions/download-artifact actions/github-script " +
  "actions/labeler actions/stale actions/create-release actions/upload-release-asset actions/deploy-pages " +
  "actions/configure-pages actions/upload-pages-artifact actions/attest-build-provenance " +
  "actions/dependency-review-action docker/build-push-action docker/login-action docker/setup-buildx-action " +
  "docker/setup-qemu-action docker/metadata-action aws-actions/configure-aws-credentials " +
  "aws-actions/amazon-ecr-login aws-actions/amazon-ecs-deploy-task-definition azure/login " +
  "azure/webapps-deploy azure/docker-login azure/k8s-deploy google-github-actions/auth " +
  "google-github-actions/setup-gcloud google-github-actions/deploy-cloudrun hashicorp/setup-terraform " +
  "hashicorp/vault-action codecov/codecov-action github/codeql-action github/super-linter " +
  "gradle/gradle-build-action gradle/actions ruby/setup-ruby shivammathur/setup-php pnpm/action-setup " +
  "softprops/action-gh-release peaceiris/actions-gh-pages JamesIves/github-pages-deploy-action " +
  "peter-evans/create-pull-request tj-actions/changed-files reviewdog/action-setup dorny/paths-filter " +
  "sonarsource/sonarcloud-github-action sonarsource/sonarqube-scan-action golangci/golangci-lint-action " +
  "goreleaser/goreleaser-action dtolnay/rust-toolchain actions-rs/toolchain swatinem/rust-cache " +
  "denoland/setup-deno oven-sh/setup-bun cypress-io/github-action cloudflare/wrangler-action " +
  "appleboy/ssh-action appleboy/scp-action slackapi/slack-github-action 8398a7/action-slack " +
  "crazy-max/ghaction-import-gpg aquasecurity/trivy-action snyk/actions step-security/harden-runner " +
  "ossf/scorecard-action pypa/gh-action-pypi-publish helm/kind-action bridgecrewio/checkov-action circleci";

/** Names that tools of agents commonly have. */
export const AGENT_TOOLS =
  "read_file write_file edit_file create_file delete_file move_file copy_file list_files list_directory " +
  "create_directory search_files get_file_info read_multiple_files directory_tree append_to_file send_email " +
  "read_email search_email list_emails reply_email send_message post_message slack_post_message " +
  "send_slack_message execute_command run_command run_shell shell_exec execute_code run_code run_python " +
  "python_repl execute_sql run_query query_database sql_query list_tables describe_table web_search " +
  "google_search brave_web_search search_web fetch_url http_request browser_navigate browser_click " +
  "browser_screenshot browser_type browser_snapshot take_screenshot create_issue get_issue list_issues " +
  "update_issue add_issue_comment create_pull_request merge_pull_request get_pull_request list_pull_requests " +
  "create_repository fork_repository create_branch list_branches push_files get_file_contents search_code " +
  "search_repositories git_commit git_status git_diff git_push create_event list_events update_event " +
  "delete_event get_calendar create_payment process_payment transfer_funds transfer_money get_balance " +
  "issue_refund get_customer update_customer create_invoice send_invoice get_weather get_current_time " +
  "get_current_weather calculator sequential_thinking create_entities search_nodes store_memory " +
  "retrieve_memory search_documents vector_search upload_file download_file generate_image text_to_speech " +
  "translate_text";
