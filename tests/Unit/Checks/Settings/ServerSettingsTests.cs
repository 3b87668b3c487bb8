namespace KojiWidgetHarness.Tests.Unit.Checks.Settings;

/// <summary>Headers in the settings of web servers.</summary>
[TestClass]
public sealed class ServerSettingsTests
{
    private const string Keeps = "add_header Content-Security-Policy \"default-src 'self'\" always;";
    private const string Lets = "add_header Content-Security-Policy 'frame-src https://koji.so';";

    [TestMethod]
    [DataRow($"server {{ {Keeps} location / {{ try_files $uri /index.html; }} }}", "no no")]
    [DataRow($"http {{ include mime.types; {Keeps} server {{ location / {{ root html; }} }} }}", "no no")]
    [DataRow($"http {{ {Keeps} server {{ {Lets} }} }}", "yes ?")]
    [DataRow($"server {{ {Keeps} location / {{ {Lets} }} }}", "yes ?")]
    [DataRow($"server {{ {Keeps} location / {{ add_header X-Frame-Options DENY; }} }}", "? ?")]
    [DataRow($"server {{ {Keeps} location ~* \\.(js|css|png|woff2?)$ {{ add_header Cache-Control public; }} }}", "no no")]
    [DataRow($"server {{ {Keeps} location /interview.html {{ {Lets} }} }}", "yes ?")]
    [DataRow($"server {{ {Keeps} location = /interview.html {{ {Lets} }} location /interview {{ {Keeps} }} }}", "yes ?")]
    [DataRow($"server {{ {Keeps} location ^~ /about {{ {Lets} }} }}", "no no")]
    [DataRow($"server {{ {Keeps} location ~ \\.html$ {{ {Lets} }} }}", "yes ?")]
    [DataRow($"server {{ listen 80; return 301 https://$host$request_uri; }} server {{ listen 443 ssl; {Keeps} }}", "no no")]
    [DataRow($"server {{ {Keeps} }} server {{ {Lets} }}", "? ?")]
    [DataRow($"server {{ # {Keeps}\n }}", "? ?")]
    [DataRow("server { set $csp \"default-src 'self'\"; add_header Content-Security-Policy $csp; }", "? ?")]
    [DataRow($"server {{ {Keeps} include snippets/security.conf; }}", "? ?")]
    [DataRow("server { add_header Permissions-Policy \"camera=(), microphone=()\"; }", "yes no")]
    [DataRow("add_header Permissions-Policy \"geolocation=(), microphone=(), camera=()\" always;", "? ?")]
    [DataRow($"server {{ {Keeps} ", "? ?")]
    [DataRow($"server {{ {Keeps} location / {{ if ($arg_x) {{ {Lets} }} }} }}", "? ?")]
    [DataRow($"server {{ {Keeps} location / {{ proxy_hide_header Content-Security-Policy; }} }}", "? ?")]
    public async Task Nginx_IsAppliedAsNginxInherits(string conf, string expected) =>
        Assert.AreEqual(expected, await Project.VerdictAsync(("html/interview.html", Project.Page), ("nginx.conf", conf)));

    [TestMethod]
    [DataRow(
        "<IfModule mod_headers.c>\nHeader always set Permissions-Policy \"geolocation=(), microphone=(), camera=()\"\n</IfModule>\n",
        "yes no"
    )]
    [DataRow("Header set Content-Security-Policy \"default-src 'self'\"\n", "no no")]
    [DataRow("header Set content-security-policy \"default-src 'self'; \\\n  frame-src https://koji.so\"\n", "yes ?")]
    [DataRow("# Header set Content-Security-Policy \"default-src 'self'\"\n", "? ?")]
    [DataRow("Header set Content-Security-Policy \"default-src 'self'\"\nHeader unset Content-Security-Policy\n", "? ?")]
    [DataRow(
        "Header set Content-Security-Policy \"frame-src https://koji.so\"\nHeader always set Content-Security-Policy \"default-src 'self'\"\n",
        "no no"
    )]
    [DataRow("<FilesMatch \"\\.(html?|php)$\">\nHeader set Content-Security-Policy \"default-src 'self'\"\n</FilesMatch>\n", "no no")]
    [DataRow("<FilesMatch \"\\.(js|css)$\">\nHeader set Content-Security-Policy \"default-src 'self'\"\n</FilesMatch>\n", "? ?")]
    [DataRow("<Files \"about.html\">\nHeader set Content-Security-Policy \"default-src 'self'\"\n</Files>\n", "? ?")]
    [DataRow("<If \"%{HTTP_HOST} == 'x'\">\nHeader set Content-Security-Policy \"default-src 'self'\"\n</If>\n", "? ?")]
    [DataRow("Header set Content-Security-Policy \"default-src 'self'\" env=STRICT\n", "? ?")]
    [DataRow("Header set Content-Security-Policy \"script-src 'nonce-%{NONCE}e'\"\n", "? ?")]
    [DataRow("Header edit Content-Security-Policy self none\n", "? ?")]
    public async Task Htaccess_IsApplied(string text, string expected) =>
        Assert.AreEqual(expected, await Project.VerdictAsync(("public/interview.html", Project.Page), ("public/.htaccess", text)));

    [TestMethod]
    [DataRow("<add name=\"Content-Security-Policy\" value=\"default-src 'self'\" />", "no no")]
    [DataRow("<clear /><add name=\"content-security-policy\" value=\"frame-src https://koji.so\" />", "yes ?")]
    [DataRow("<remove name=\"Content-Security-Policy\" /><add name=\"Permissions-Policy\" value=\"microphone=()\" />", "yes no")]
    [DataRow("<!-- <add name=\"Content-Security-Policy\" value=\"default-src 'self'\" /> -->", "? ?")]
    [DataRow("<add name=\"Content-Security-Policy\" value=\"default-src 'self'\">", "? ?")]
    public async Task WebConfig_IsApplied(string headers, string expected) =>
        Assert.AreEqual(
            expected,
            await Project.VerdictAsync(
                ("interview.html", Project.Page),
                (
                    "web.config",
                    $"<?xml version=\"1.0\"?>\n<configuration><system.webServer><httpProtocol><customHeaders>{headers}</customHeaders></httpProtocol></system.webServer></configuration>"
                )
            )
        );

    [TestMethod]
    [DataRow("interview.html", "no no")]
    [DataRow("about", "? ?")]
    public async Task WebConfig_OfALocation_IsForItAlone(string path, string expected) =>
        Assert.AreEqual(
            expected,
            await Project.VerdictAsync(
                ("interview.html", Project.Page),
                (
                    "web.config",
                    $"<configuration><location path=\"{path}\"><system.webServer><httpProtocol><customHeaders><add name=\"Content-Security-Policy\" value=\"default-src 'self'\"/></customHeaders></httpProtocol></system.webServer></location></configuration>"
                )
            )
        );

    [TestMethod]
    public async Task TwoFilesOfOneServer_ThatDisagree_LeaveItOpen()
    {
        Assert.AreEqual(
            "? ?",
            await Project.VerdictAsync(
                ("interview.html", Project.Page),
                ("docker/dev/nginx.conf", $"server {{ {Keeps} }}"),
                ("docker/nginx.conf", $"server {{ {Lets} }}")
            )
        );
        Assert.AreEqual(
            "no no",
            await Project.VerdictAsync(
                ("interview.html", Project.Page),
                ("docker/dev/nginx.conf", $"server {{ {Keeps} }}"),
                ("docker/nginx.conf", $"server {{ {Keeps} }}")
            )
        );
    }

    [TestMethod]
    public async Task Htaccess_OfAFolderBelow_ComesOverThoseAbove() =>
        Assert.AreEqual(
            "yes ?",
            await Project.VerdictAsync(
                ("a/interview.html", Project.Page),
                (".htaccess", "Header set Content-Security-Policy \"default-src 'self'\"\n"),
                ("a/.htaccess", "Header set Content-Security-Policy \"frame-src https://koji.so\"\n")
            )
        );

    [TestMethod]
    public async Task TwoServers_ThatDisagree_LeaveItOpen() =>
        Assert.AreEqual(
            "? ?",
            await Project.VerdictAsync(
                ("interview.html", Project.Page),
                ("nginx.conf", $"server {{ {Lets} }}"),
                (".htaccess", "Header set Content-Security-Policy \"default-src 'self'\"\n")
            )
        );
}
