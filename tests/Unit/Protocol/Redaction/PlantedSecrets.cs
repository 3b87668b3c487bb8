namespace KojiWidgetHarness.Tests.Unit.Protocol.Redaction;

/// <summary>
/// Made-up secrets of the families that secret scanners know, each in a text as it comes in one. Those that begin as real ones do are
/// written in two parts, so that nobody's scanner takes them for live ones.
/// </summary>
internal static class PlantedSecrets
{
    public static IReadOnlyList<PlantedSecret> All { get; } =
    [
        new("e-mail", "grace.hopper@navy.example", "The interview of {} was not found."),
        new("e-mail", "ada+koji@mail.example.co.uk", "{\"participants\":{\"{}\":{\"state\":\"active\"}}}"),
        new("e-mail", "edsger%40cs.example.nl", "https://app.getkoji.com/embed/p1?prefill={}&mode=text"),
        new("e-mail", "barbara%2540mit.example.edu", "https://shop.example/?next=https%3A%2F%2Fapp.example%2F%3Fwho%3D{}"),
        new("e-mail", "jürgen@bücher.example", "Sent to {}, waiting."),
        new("phone", "+49 170 5550143", "Call {} when the microphone is refused."),
        new("phone", "0171-555-0188", "{\"phone\":\"{}\",\"mode\":\"voice\"}"),
        new("phone", "4155550132", "respondent_phone={}&mode=voice"),
        new("phone", "+14155550199", "<a href=\"tel:{}\">call</a>"),
        new("token by name", "cLq0tI1jkszp88r7fYkDc96k", "{\"type\":\"koji:ready\",\"token\":\"{}\"}"),
        new("token by name", "61f401e8f11f75c848d4e793", "authToken={}; retry"),
        new("token by name", "QT4Rrg3iuRfFkKfeb3Q1", "X-Auth-Token: {}"),
        new("token by name", "MSc0sorvCNqpafMuhXXF9W", "{\"type\":\"x\",\"data\":\"{\\\"auth_token\\\":\\\"{}\\\"}\"}"),
        new(
            "token by name",
            "XIGEYSslBo43qgguc6STNs",
            "{\"type\":\"x\",\"data\":\"{\\\"inner\\\":\\\"{\\\\\\\"authToken\\\\\\\":" + "\\\\\\\"{}\\\\\\\"}\\\"}\"}"
        ),
        new("key by name", "cLelQdVJoKerzsdEdrSZ9r3Ljyzt", "https://api.example/v1/interviews?api_key={}&page=2"),
        new("key by name", "eI7tDKPcAgkuk85UKYRxjWDCECJW", "{\"apiKey\": \"{}\"}"),
        new("key by name", "e9c40f5977e2242f48837be9ad053674", "x-api-key: {}"),
        new("key by name", "cjijfJYeD9D0VVk6vQ7sTwSkZ5", "https://shop.example/cb?state=%7B%22apikey%22%3A%22{}%22%7D"),
        new(
            "key by name",
            "7aT9jdcCbBrBBEYoIW2reXOzEc",
            "https://shop.example/r?u=https%253A%252F%252Fapi.example%252F%253Fapi_key%253D{}"
        ),
        new("key by name", "D4QaQnp26z3Qx8T2It83bGL8hdfY", "Ocp-Apim-Subscription-Key: {}"),
        new("password", "correct-horse-9", "{\"user\":\"ada\",\"password\":\"{}\"}"),
        new("password", "Tr0ub4dor&3!", "{\"passwd\": \"{}\", \"remember\": true}"),
        new("password", "hunter2hunter2", "user=ada&pwd={}&go=1"),
        new("password", "le mot de passe 7", "{\"password_confirmation\":\"{}\"}"),
        new("password", "s3cr3t;x", "Server=db;User Id=sa;Password=\"{}\";Encrypt=true"),
        new("secret by name", "E0CyJmL7jfhhR4agky9IdLFBNEiTozq8", "{\"client_secret\":\"{}\",\"client_id\":\"web\"}"),
        new("secret by name", "FafmpJqNeNlTZmcNlP0rpyOMGmSEgMpz", "clientSecret: '{}'"),
        new("secret by name", "zZYsSJoj8E27/8wdGmYdiEXlk4e2gLyRenI50Fq2", "aws_secret_access_key = {}"),
        new("user and password", "ada:lovelace1815", "https://{}@staging.example/interview"),
        new("user and password", "postgres:pg-Pw_77", "postgres://{}@db.example:5432/app"),
        new("user and password", "carol:s3same", "https://gw.example/?to=https%3A%2F%2F{}%40inner.example%2F"),
        new("Basic", "YWRhOmxvdmVsYWNlMTgxNQ==", "Authorization: Basic {}"),
        new("Bearer", "vpPCQLuxe_1NDvLnPpzMjThwsqwpKO", "\"authorization\":\"Bearer {}\""),
        new("cookie", "2e43326a96fad48df790a56272", "Cookie: theme=dark; sid={}; lang=de"),
        new("cookie", "78bd0bfa3c5670424a222e4d40", "Set-Cookie: session={}; Path=/; HttpOnly"),
        new("cookie", "OQLJGHX6YCYXPIYL2135SHAZ6GCJKD5G", "/shop;JSESSIONID={}?x=1"),
        new("CSRF", "4f8ebf76113b42f0b51a42c2e59ebeaf", "X-CSRF-Token: {}"),
        new("CSRF", "EiicDRwcN3x0WI1tVefyLLHpmlne5JIZrlaBPDLn", "csrfmiddlewaretoken={}&name=x"),
        new("CSRF", "2cRjaqQcBpFTu5ET60SyWOoVOTPLPt", "<input type=\"hidden\" name=\"__RequestVerificationToken\" value=\"{}\">"),
        new(
            "private key",
            "Brp0sDkN9y5LlqpGEgsCAOhOh8aGfm5xENKTXCgMg72vKQjGB2kjs3Z9CBQQ9WGJ",
            "-----BEGIN RSA PRIVATE KEY-----\n{}\naDqIwccZB1AzSKOT1hERoz54Dohcls/QO9kPLnBf==" + "\n-----END RSA PRIVATE KEY-----"
        ),
        new(
            "private key",
            "15MGaHW6OmydpRvSnib0AFqeVfTMmtI3LI8a1z7oEwShbTYGMKMJQNEyKCp27p8S",
            "{\"private_key\":\"-----BEGIN PRIVATE KEY-----\\n{}\\n-----END PRIVATE KEY-----\\n\"}"
        ),
        new(
            "private key",
            "NOS42AHtcpMtewerngynNy523Kg+2kg0Wn+wrykk5psvyIFKtxIgIRKE4e5Pv1TI",
            "-----BEGIN OPENSSH PRIVATE KEY-----\\\\n{}\\\\n"
        ),
        new(
            "JSON Web Token",
            "e" + "yJhbGciOiJSUzI1NiJ9.eyCrdPukCWgq14tUmT_dnEpfxINuDp0t.TIUkmkuRgOuHINkgfW3UgKYVdjW" + "I9OHs91K3_DMEjbk",
            "session {} ended"
        ),
        new(
            "JSON Web Token",
            "e"
                + "yJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.rX3rsNVYWEAbHANBRfc-uwExNmMflE16R6"
                + "-FWOme.TpK3B2D2simZA4M5.3yT5Agte-vx-6m436ujbOhNNbdpFAxfkzEHoyqS0a02x8c8Y65.bq5fC"
                + "0vrj6y-bLy3hLXOLS",
            "{\"jwe\":\"{}\"}"
        ),
        new("Stripe", "sk_t" + "est_dfPsS1zwJhdnlSIZIovwBEJo", "Stripe refused {} today."),
        new("Stripe", "rk_l" + "ive_ckocwlcyRUnK1U8LreVtXesL", "key {}"),
        new("Stripe", "pk_t" + "est_Ad2s5l1KmzOhrXOKJG4208gG", "Stripe(\"{}\")"),
        new("Stripe", "whs" + "ec_HqY3DIBLLdJJgykFDntmoN5e7T6hLYQg", "endpoint {}"),
        new("Koji", "koji" + "_sk_TlqELFObCtGup4RDWtyZz4tH", "{} was refused"),
        new("Koji", "pk_l" + "ive_gaFmzS406uotFkx5HBhOFKHNIGHZbcAk", "client({})"),
        new("GitHub", "gh" + "p_wAb8swXhGpQlPwguJBorTNiRtwi01lM5o1I7", "git clone with {}"),
        new("GitHub", "githu" + "b_pat_TEjXUs8iPvy0NOZlPydpSS_u8NnQxTCuGvV5Uw29NnmgzcunUp6hZdBtc7KeZrqGNtT9Zqa9FkjzdNpn6K", "use {}"),
        new("GitLab", "glp" + "at-xPQLeO3J0VLT5fQ17cy0", "PRIVATE {} used"),
        new("Slack", "xo" + "xb-12345678901-1234567890123-jB2cEDm1haMvN1E3pGe3NerI", "bot {}"),
        new("Slack", "https://hooks.sl" + "ack.com/services/T0SBID6C3/B0ANRE2SF/8pY0uaLqKyDCPdJffCbV3OQd", "posted to {}"),
        new("AWS", "AK" + "IAIFIBW6LJGZQFTAWY", "credentials {} used"),
        new("AWS", "AS" + "IARASEB5EZBBU6KN77", "X-Amz-Credential={}%2F20261127%2Feu-west-1%2Fs3%2Faws4_request"),
        new(
            "AWS",
            "843406899b52469ebe69f58c9b2a57b5c8ded9f84e7db94ac90798065be31b84",
            "https://b.s3.example/o?X-Amz-Date=20261127T000000Z&X-Amz-Signature={}"
        ),
        new("Google", "AI" + "zaCI23vDf3tkjsK6X9KLV7LNLuu4hKAmkR-Wg", "maps/api/js?v=3&{}"),
        new("Google", "ya" + "29.FgFj5xFc4O1xsx203KPwb547I8vxTHu1qaWe8GGUriVgZYdtAK5m1KToNifw", "google {}"),
        new(
            "OpenAI",
            "sk-p" + "roj-x8ohPCDsO6Da5CllgJnLWctjAvFzHGlXm0phj7TeT_H2xI9_T3BlbkFJX38Ax9W8mm7LB8iaWSkH" + "qPlhfDPj8QIFwPdAqnUlJG1x_4qq",
            "openai {}"
        ),
        new("OpenAI", "s" + "k-TMsj5u2lbsuqpu7h7h3xT3BlbkFJ33FosgeuPpMFZHCXzdAS", "openai {}"),
        new(
            "Anthropic",
            "sk-ant" + "-api03-pTlZsugccyywKLr_unzHOUpc6OFjaCklGlROF_HYS2dn4r3Q-_uk5PTzc_WPghBO_tDed8E63" + "zYcoPyQ4U707jZl0Lsh4AA",
            "model {}"
        ),
        new("npm", "np" + "m_xBAciovFkGOyiaN9O3dAfSD0dfy6oPeLQwrI", "//registry/:x {}"),
        new("SendGrid", "S" + "G.Ey-xDJVoBKnKiFPGm4Bj7P.LLk5Wm25HP_YuyuvNxqJ-z-G5s6SOa-OVIknkwC9JDz", "mailer {}"),
        new("Twilio", "S" + "Kd1e0963a2aff9c08f0f45565769554ec", "twilio {}"),
        new("Azure", "5EEtBWQSJbn5CtvvlSXc%2BH1uKdF9tde%2B7se%2BwfMfpwr%3D", "https://a.blob.example/c?sv=2024-11-04&se=2026-12-01&sig={}"),
        new(
            "Azure",
            "OJeQrArrnG61XPjqdzteW744tOiHMJyIWs4rrtwNxSsE0rMFoTN4y6KPE7FbNWJRss8sCmKagL2dvTrhTAXAKI==",
            "DefaultEndpointsProtocol=https;AccountName=a;AccountKey={};EndpointSuffix=x"
        ),
        new("Hugging Face", "h" + "f_IGAtoaxybkIgVTzqPzWXgDGjjXTnczdCyq", "model from {}"),
        new("Telegram", "7123456789:AAaBQNPqMHzIZ5aDfXdjAd5idVPV5McQszM", "https://api.telegram.example/bot{}/getMe"),
        new(
            "Discord",
            "https://discord."
                + "com/api/webhooks/128726443632442483/yJ-k60gwApc_c8uiDrQn4qi4PnwwsZinQywZyHR02r_b"
                + "ZvVtQO-OG8cZOnpk1DLmGD7V",
            "{}"
        ),
        new("Shopify", "shp" + "at_d4e4a37030544b241bc80e3e5e5e22eb", "shop {}"),
        new("DigitalOcean", "dop" + "_v1_9278a82ac93ab5d38ac764506c8ecfb53104e3223db1540b97f5089cf02d2f02", "droplet {}"),
        new("PyPI", "pypi-AgEIc" + "HlwaS5vcmc4VAOvbieeMeGlLNpCM-qHo4k2JqqoJhyBsOiwY5G8WJk474mGAnHFuuOubPS", "twine {}"),
    ];
}
