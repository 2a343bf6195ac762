/** Well-known packages of npm: much used or much imitated. */
export const NPM =
  "react react-dom react-native react-router react-router-dom react-redux react-scripts react-query " +
  "react-hook-form react-icons react-select react-table react-helmet react-dropzone react-spring " +
  "react-virtualized react-transition-group react-intl react-i18next preact next nextjs gatsby vue vuex " +
  "vue-router vuetify nuxt pinia svelte sveltekit angular @angular/core @angular/cli @angular/common " +
  "@angular/forms @angular/router angularjs ember ember-cli backbone jquery jquery-ui bootstrap bootstrap-vue " +
  "react-bootstrap tailwindcss bulma foundation-sites materialize-css styled-components emotion " +
  "@emotion/react @emotion/styled @mui/material @material-ui/core antd lodash lodash-es lodash.merge " +
  "lodash.get underscore underscore.string ramda immutable immer rxjs redux redux-thunk redux-saga reselect " +
  "zustand recoil mobx mobx-react express express-session express-validator koa koa-router koa-body hapi " +
  "@hapi/hapi fastify restify nest @nestjs/core @nestjs/common @nestjs/cli sails meteor socket.io " +
  "socket.io-client ws engine.io websocket sockjs axios request request-promise request-promise-native " +
  "node-fetch cross-fetch isomorphic-fetch whatwg-fetch got superagent needle bent ky undici http-proxy " +
  "http-proxy-middleware http-proxy-agent https-proxy-agent proxy-agent http-server http-errors serve " +
  "serve-static body-parser cookie-parser cookie cookie-session cors helmet morgan compression multer busboy " +
  "formidable form-data passport passport-local passport-jwt passport-google-oauth20 jsonwebtoken jws jwa " +
  "jose jwt-decode bcrypt bcryptjs argon2 crypto-js sha.js js-sha3 js-sha256 sha1 sha256 md5 node-forge " +
  "elliptic secp256k1 tweetnacl uuid nanoid shortid cuid ulid mongodb mongoose monk mysql mysql2 pg " +
  "pg-promise pg-hstore postgres sqlite sqlite3 better-sqlite3 mssql tedious oracledb redis ioredis memcached " +
  "knex sequelize sequelize-cli typeorm prisma @prisma/client objection bookshelf mikro-orm drizzle-orm " +
  "graphql apollo-server apollo-client @apollo/client graphql-tag typescript ts-node ts-loader ts-jest tslib " +
  "tslint tsx tsc @types/node @types/react @types/jest @types/express babel babel-cli babel-core babel-loader " +
  "babel-eslint babel-jest babel-polyfill babel-runtime babel-preset-env babel-preset-react " +
  "babel-preset-es2015 @babel/core @babel/cli @babel/preset-env @babel/preset-react @babel/runtime core-js " +
  "regenerator-runtime webpack webpack-cli webpack-dev-server webpack-merge webpack-bundle-analyzer " +
  "html-webpack-plugin copy-webpack-plugin mini-css-extract-plugin terser-webpack-plugin css-loader " +
  "style-loader sass-loader file-loader url-loader smtp-server less less-loader sass node-sass stylus postcss " +
  "postcss-loader postcss-cli autoprefixer cssnano rollup parcel parcel-bundler vite vitest esbuild swc " +
  "@swc/core browserify watchify gulp gulp-cli gulp-util gulp-sass gulp-uglify gulp-concat gulp-rename grunt " +
  "grunt-cli grunt-contrib-watch grunt-contrib-uglify bower yeoman yo eslint eslint-config-airbnb " +
  "eslint-config-prettier eslint-plugin-react eslint-plugin-import eslint-plugin-prettier " +
  "eslint-plugin-jsx-a11y eslint-plugin-react-hooks prettier prettier-eslint stylelint jshint jscs standard " +
  "husky lint-staged commitlint @commitlint/cli commitizen semantic-release standard-version jest jest-cli " +
  "mocha chai chai-http sinon sinon-chai jasmine karma karma-chrome-launcher ava tape tap nyc istanbul " +
  "cypress playwright @playwright/test puppeteer puppeteer-core selenium-webdriver webdriverio nightwatch " +
  "protractor testcafe enzyme supertest nock msw faker @faker-js/faker chance cheerio jsdom xml2js xmldom " +
  "fast-xml-parser xpath htmlparser2 parse5 sanitize-html dompurify marked markdown-it showdown remark " +
  "remark-parse highlight.js prismjs prism handlebars mustache ejs pug jade nunjucks chalk colors color " +
  "color-name color-convert ansi-styles ansi-regex strip-ansi supports-color kleur picocolors ora " +
  "cli-spinners inquirer prompts enquirer commander yargs yargs-parser minimist optimist meow caporal oclif " +
  "figlet boxen chokidar nodemon pm2 forever supervisor concurrently npm-run-all cross-env cross-spawn " +
  "cross-env-shell dotenv dotenv-expand dotenv-safe env-cmd config convict rc nconf ini yaml js-yaml yamljs " +
  "toml json5 jsonfile jsonlint fs-extra graceful-fs glob globby fast-glob minimatch micromatch picomatch " +
  "rimraf del mkdirp ncp cpx copyfiles shelljs execa which tmp temp tar tar-fs archiver adm-zip jszip " +
  "unzipper yauzl pako zlib semver resolve debug ms moment moment-timezone dayjs date-fns luxon timeago.js " +
  "async bluebird q when co p-limit p-queue p-map promise es6-promise eventemitter3 events through2 " +
  "readable-stream concat-stream split2 pump streamsearch event-stream flatmap-stream duplexer duplexify bl " +
  "inherits util assert buffer safe-buffer process path url querystring qs punycode mime mime-types mime-db " +
  "accepts content-type type-is bytes vary etag fresh on-finished raw-body depd statuses send path-to-regexp " +
  "validator joi yup zod ajv class-validator class-transformer superstruct io-ts winston pino bunyan log4js " +
  "loglevel signale npmlog consola tslog sentry @sentry/node @sentry/browser newrelic dd-trace prom-client " +
  "aws-sdk @aws-sdk/client-s3 firebase firebase-admin firebase-tools googleapis google-auth-library " +
  "@google-cloud/storage @azure/storage-blob azure-storage stripe paypal-rest-sdk braintree twilio nodemailer " +
  "sendgrid @sendgrid/mail mailgun-js mailchimp discord.js discord-rpc telegraf node-telegram-bot-api " +
  "telegram slack @slack/web-api @slack/bolt botkit whatsapp-web.js baileys web3 ethers ethereumjs-util " +
  "ethereumjs-tx bitcoinjs-lib hardhat truffle solc @solana/web3.js bip39 bs58 wallet-address-validator " +
  "coinbase binance ccxt electron electron-builder electron-packager electron-store nw cordova ionic " +
  "capacitor expo expo-cli react-native-cli metro three d3 chart.js chartjs echarts highcharts plotly.js " +
  "leaflet mapbox-gl openlayers ol pixi.js phaser babylonjs matter-js gsap animejs anime velocity-animate " +
  "lottie-web swiper slick-carousel owl.carousel video.js hls.js howler tone tensorflow @tensorflow/tfjs " +
  "brain.js natural compromise openai langchain @anthropic-ai/sdk @modelcontextprotocol/sdk tiktoken sharp " +
  "jimp gm imagemagick canvas qrcode jsqr pdfkit pdf-lib pdfjs-dist jspdf exceljs xlsx csv-parse csv-parser " +
  "papaparse quill tinymce ckeditor codemirror monaco-editor ace-builds simplemde easymde draft-js slate " +
  "prosemirror tiptap select2 datatables.net fullcalendar flatpickr dropzone sweetalert sweetalert2 toastr " +
  "bootstrap-datepicker font-awesome fontawesome @fortawesome/fontawesome-free normalize.css animate.css " +
  "modernizr requirejs systemjs requires-port node-gyp node-pre-gyp prebuild-install nan node-addon-api " +
  "bindings ffi-napi serialport usb johnny-five npm npm-check npm-check-updates npx yarn pnpm lerna nx turbo " +
  "rush verdaccio ndm license-checker depcheck snyk retire is-promise is-odd is-even is-number is-buffer " +
  "left-pad kind-of isarray object-assign extend deepmerge merge clone clone-deep deep-equal fast-deep-equal " +
  "fast-json-stable-stringify json-stringify-safe has-flag escape-string-regexp camelcase lru-cache " +
  "node-cache keyv levelup leveldown level nedb lowdb pouchdb dexie localforage idb store crypto node-ipc " +
  "ua-parser-js coa recharts safer-buffer xtend deepmerge-ts punycode.js colors.js opn open open-cli " +
  "portfinder get-port detect-port ip ip-address ipaddr.js netmask public-ip geoip-lite maxmind user-agents " +
  "useragent cron node-cron node-schedule agenda bull bullmq bee-queue kue amqplib kafkajs kafka-node mqtt " +
  "nats zeromq grpc @grpc/grpc-js protobufjs google-protobuf thrift avsc msgpack5 msgpack-lite bson " +
  "swagger-ui-express swagger-jsdoc openapi-types i18next intl polyglot gettext storybook @storybook/react " +
  "ghost strapi keystone hexo gitbook docusaurus vuepress eleventy @11ty/eleventy reveal.js tesseract.js " +
  "opencv4nodejs robotjs iohook node-hid fluent-ffmpeg ffmpeg-static ffmpeg ytdl-core youtube-dl " +
  "spotify-web-api-node twit twitter instagram-private-api fabric opencv openssl shadowsocks fsevents " +
  "uglify-js uglify-es iconv-lite readline-sync acorn ajv-keywords ansi-colors anymatch arg argparse " +
  "array-flatten asn1 ast-types atob aws4 aws-sign2 base64-js big.js bignumber.js bn.js braces browserslist " +
  "caniuse-lite btoa builtin-modules caseless chownr chrome-launcher ci-info classnames clsx clean-css " +
  "cli-color cli-table cli-table3 cliui combined-stream compare-versions component-emitter concat-map conf " +
  "connect copy-to-clipboard cosmiconfig create-react-app cssom csstype dashdash debounce decamelize " +
  "decompress deep-extend deep-is define-properties delayed-stream detect-libc diff doctrine dom-serializer " +
  "domhandler domutils dot-prop ecc-jsbn ecstatic electron-log electron-updater emoji-regex encodeurl " +
  "end-of-stream entities es-abstract escape-html escodegen esprima esquery estraverse esutils exit expect " +
  "extsprintf file-type file-saver fill-range find-up flat flow-bin follow-redirects for-in forever-agent " +
  "forwarded fs-minipass function-bind geojson get-caller-file get-stream get-value getpass glob-parent " +
  "globals gzip-size har-validator has-ansi hash.js he history hoek hosted-git-info html-entities " +
  "html-minifier http-signature humanize-duration ieee754 ignore import-local imurmurhash indent-string " +
  "inflight interpret invariant ipfs is-plain-object is-stream isexe isstream jsbn jsesc json-schema " +
  "json-loader json-server jsprim keypress keytar ldapjs libphonenumber-js linkify-it load-json-file lockfile " +
  "lodash.debounce lodash.throttle lodash.isequal loader-utils long loose-envify magic-string make-dir " +
  "map-obj mathjs mem memory-fs merge-stream merge2 method-override methods minipass mixin-deep multimatch " +
  "mute-stream negotiator nice-try node-notifier node-red node-releases nodegit nopt normalize-path " +
  "normalize-url npm-run-path number-is-nan numeral oauth oauth-sign object-hash object-inspect once " +
  "openid-client os-locale p-locate p-try param-case parseurl passport-facebook path-exists path-parse pbkdf2 " +
  "performance-now pify pkg pkg-dir plist popper.js pretty-bytes pretty-format process-nextick-args progress " +
  "promise-polyfill prop-types proxy-addr psl query-string querystringify randombytes randomatic range-parser " +
  "raw-loader react-is react-modal react-motion react-slick readdirp rechoir regenerate request-ip " +
  "require-directory resolve-from restore-cursor rfdc ripemd160 run-async rxjs-compat sax scheduler " +
  "seedrandom serialize-javascript set-value shallow-clone signal-exit sitemap slash snapdragon socks " +
  "socks-proxy-agent source-map source-map-support split sprintf-js sshpk ssh2 stack-utils stream-browserify " +
  "string-width string_decoder strip-bom strip-json-comments svgo symbol-observable table text-table throat " +
  "throttle-debounce tiny-emitter to-regex touch tough-cookie tree-kill ts-morph tunnel-agent tween.js " +
  "type-fest typedarray union-value universalify unpipe update-notifier uri-js urijs use-debounce utf8 " +
  "util-deprecate vinyl vm2 warning watchpack wcwidth web-vitals webidl-conversions webpack-sources " +
  "websocket-driver whatwg-url winston-daily-rotate-file word-wrap wordwrap worker-farm wrap-ansi wrappy " +
  "write-file-atomic xhr xml xmlbuilder xmlhttprequest y18n yallist yeoman-generator zip-stream zone.js " +
  "web3-utils web3-core web3-eth truffle-hdwallet-provider ethereumjs-wallet eth-sig-util bitcore-lib " +
  "ripple-lib xrpl near-api-js @polkadot/api @ethersproject/abi tronweb stellar-sdk hdkey bip32 keccak " +
  "noblox.js mineflayer nexe puppeteer-extra discord.js-selfbot discord-selfbot svg-sprite jsonpath " +
  "jsonpath-plus jsonld dottie dot doT mustache-express vue-cli vue-loader vue-i18n vue-template-compiler " +
  "element-ui element-plus iview nuxt-edge quasar buefy ng-packagr ngx-bootstrap ng-zorro-antd angular-route " +
  "angular-animate angular-ui-router selenium-standalone chromedriver geckodriver wd zombie phantomjs " +
  "phantomjs-prebuilt casperjs slimerjs cookies expect.js fstream leven nth-check object-path os-browserify " +
  "strip-eof traverse url-parse vm-browserify yazl babylon commondir stable bignumber buffers deep-eql " +
  "uid-number unset-value regenerator rewire static arr-flatten is-typedarray source-map-js gettext.js " +
  "wcwidth.js y-websocket";
