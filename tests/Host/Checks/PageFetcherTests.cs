using System.Net;
using KojiWidgetHarness.Checks.Sources;
using KojiWidgetHarness.Host;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Scenarios.Loopback;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KojiWidgetHarness.Tests.Host.Checks;

/// <summary>Pages of a real server, and what is said of those that cannot be had.</summary>
[TestClass]
public sealed class PageFetcherTests
{
    [TestMethod]
    [DataRow("203.0.113.7", "10.0.0.5", false)]
    [DataRow("203.0.113.7", "::ffff:127.0.0.1", false)]
    [DataRow("203.0.113.7", "fe80::1", false)]
    [DataRow("203.0.113.7", "203.0.113.8", true)]
    [DataRow("192.168.0.2", "10.0.0.5", true)]
    public async Task Redirect_OfAPublicPageToAPrivateAddress_IsNotFollowed(string page, string target, bool isFollowed)
    {
        await using var site = await SiteAsync(app =>
        {
            app.MapGet("/", (HttpRequest request) => TypedResults.Redirect($"http://127.0.0.1:{request.Host.Port}/inner"));
            app.MapGet("/inner", () => TypedResults.Content("<p>Inner</p>", "text/html"));
        });
        Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation) =>
            Task.FromResult<IPAddress[]>([IPAddress.Parse(host == "127.0.0.1" ? target : page)]);
        var address = new UriBuilder(site.BaseAddress()) { Host = "localhost" }.Uri;

        using var strict = new PageFetcher(allowsPrivate: false, ResolveAsync);
        using var open = new PageFetcher(allowsPrivate: true, ResolveAsync);

        Assert.AreEqual(isFollowed, (await strict.GetAsync(address, default)).Error is null);
        Assert.IsNull((await open.GetAsync(address, default)).Error);
    }

    [TestMethod]
    public async Task Page_BehindRedirects_KeepsTheHeadersOfEachAnswer()
    {
        await using var site = await SiteAsync(app =>
        {
            app.MapGet("/old", (HttpResponse response) =>
            {
                response.Headers["Content-Security-Policy"] = "default-src 'none'";
                return TypedResults.Redirect("/new", permanent: true);
            });
            app.MapGet("/new", (HttpResponse response) =>
            {
                response.Headers.Append("Permissions-Policy", "camera=()");
                response.Headers.Append("Permissions-Policy", "microphone=()");
                return TypedResults.Content("<p>Hello</p>", "text/html; charset=utf-8");
            });
        });

        var reading = await GetAsync(new Uri(site.BaseAddress(), "/old"));

        Assert.IsNull(reading.Error);
        var source = reading.Source!;
        Assert.AreEqual(("/new", "<p>Hello</p>"), (source.Address!.AbsolutePath, source.Text));
        Assert.AreEqual(
            (301, "default-src 'none'"),
            (source.Hops.Single().Status, source.Hops.Single().Headers.Single(header => header.Name == "Content-Security-Policy").Value)
        );
        Assert.AreEqual(
            "camera=() microphone=()",
            string.Join(' ', source.Headers!.Where(header => header.Name == "Permissions-Policy").Select(header => header.Value))
        );
    }

    [TestMethod]
    [DataRow("/missing", "answers 404 Not Found. Correct the address.")]
    [DataRow("/json", "is application/json, no page. Name the page that has the iframe.")]
    [DataRow("/empty", "is empty. Name a file with a page in it.")]
    [DataRow("/loop", "is redirected more than 10 times")]
    [DataRow("/away", "is redirected to ftp://elsewhere/, which no browser follows.")]
    public async Task Page_ThatCannotBeHad_IsReportedInOneLine(string path, string expected)
    {
        await using var site = await SiteAsync(app =>
        {
            app.MapGet("/json", () => TypedResults.Content("{}", "application/json"));
            app.MapGet("/empty", () => TypedResults.Content("", "text/html"));
            app.MapGet("/loop", () => TypedResults.Redirect("/loop"));
            app.MapGet("/away", () => TypedResults.Redirect("ftp://elsewhere/"));
        });

        var reading = await GetAsync(new Uri(site.BaseAddress(), path));

        Assert.IsNull(reading.Source);
        StringAssert.StartsWith(reading.Error, expected);
        Assert.IsFalse(reading.Error!.Contains('\n', StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task Page_OfAServerThatNobodyVouchesFor_IsReportedInOneLine()
    {
        using var certificate = SelfSigned.Create("localhost");
        await using var site = await SiteAsync(
            app => app.MapGet("/", () => TypedResults.Content("<p>Hello</p>", "text/html")),
            certificate
        );

        var reading = await GetAsync(new Uri($"https://localhost:{site.BaseAddress().Port}/"));

        StringAssert.StartsWith(reading.Error, "cannot be read: The remote certificate is invalid");
    }

    [TestMethod]
    [DataRow("charset=made-up")]
    [DataRow("charset=utf-7")]
    [DataRow("charset=\"UTF-7\"")]
    [DataRow("charset=")]
    [DataRow("charset=\"\"")]
    [DataRow("charset=utf-8; charset=utf-7")]
    public async Task Page_InACharsetThatNobodyKnows_IsReadAsUtf8(string charset)
    {
        await using var site = await SiteAsync(app =>
            app.MapGet("/", context => AnswerAsync(context, $"text/html; {charset}", "<p>Grüße</p>"u8.ToArray()))
        );

        Assert.AreEqual("<p>Grüße</p>", (await GetAsync(site.BaseAddress())).Source?.Text);
    }

    [TestMethod]
    [DataRow("gzip")]
    [DataRow("br")]
    [DataRow("deflate")]
    public async Task Page_ThatIsNotEncodedAsItSays_IsReportedInOneLine(string encoding)
    {
        await using var site = await SiteAsync(app => app.MapGet("/", context =>
            {
                context.Response.Headers.ContentEncoding = encoding;
                return AnswerAsync(context, "text/html", "<p>Hello</p>"u8.ToArray());
            }));

        var reading = await GetAsync(site.BaseAddress());

        StringAssert.StartsWith(reading.Error, "cannot be read: ");
        Assert.IsFalse(reading.Error!.Contains('\n', StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("//[")]
    [DataRow("http://[")]
    [DataRow("http://a b/")]
    [DataRow("http://:80")]
    [DataRow("//")]
    [DataRow("http://localhost:99999/")]
    public async Task Page_ThatIsRedirectedToNoAddress_IsReportedInOneLine(string location)
    {
        await using var site = await SiteAsync(app => app.MapGet("/", context =>
            {
                context.Response.StatusCode = 302;
                context.Response.Headers.Location = location;
                return Task.CompletedTask;
            }));

        var reading = await GetAsync(site.BaseAddress());

        Assert.IsNull(reading.Source);
        Assert.IsFalse(reading.Error!.Contains('\n', StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("http://127.0.0.1:0/")]
    [DataRow("http://a_b.invalid/")]
    public async Task Page_OfAHostThatCannotBe_IsReportedInOneLine(string address)
    {
        var reading = await GetAsync(new Uri(address));

        StringAssert.StartsWith(reading.Error, "cannot be read: ");
    }

    [TestMethod]
    [DataRow("127.0.0.1")]
    [DataRow("::1")]
    public async Task Page_OfANameThatMeansThisMachine_NeedsNoNameServer(string listening)
    {
        // Another server of this machine may have the same port of the other address: then another port is tried.
        string? text = null;
        for (var time = 0; time < 5 && text is null; time++)
        {
            await using var site = await SiteAsync(
                app => app.MapGet("/", () => TypedResults.Content("<p>Hello</p>", "text/html")),
                address: listening
            );
            // What a resolver says of names below localhost differs from machine to machine; many know none.
            text = (await GetAsync(new Uri($"http://koji.localhost:{site.BaseAddress().Port}/"))).Source?.Text;
        }

        Assert.AreEqual("<p>Hello</p>", text);
    }

    private static async Task AnswerAsync(HttpContext context, string type, byte[] body)
    {
        context.Response.Headers.ContentType = type;
        await context.Response.Body.WriteAsync(body);
    }

    [TestMethod]
    public async Task Page_ThatAsks_GetsItsOwnPasswordAndNoOtherSiteDoes()
    {
        await using var other = await LockedSite.StartAsync();
        await using var site = await LockedSite.StartAsync(("/", "<p>Hello</p>"), ("/away", other.Address.AbsoluteUri), ("/back", "/"));
        Assert.IsTrue(WebAddress.TryParse(site.Opened, out var page));

        var reading = await GetAsync(page);
        var back = await GetAsync(page with { Uri = new Uri(page.Uri, "/back") });
        var away = await GetAsync(page with { Uri = new Uri(page.Uri, "/away") });
        var unknown = await GetAsync(page.Uri);

        Assert.AreEqual(
            ("<p>Hello</p>", page.Uri, page.Uri.AbsoluteUri),
            (reading.Source?.Text, reading.Source?.Address, reading.Source?.Name)
        );
        Assert.AreEqual("<p>Hello</p>", back.Source?.Text);
        StringAssert.StartsWith(
            away.Error,
            "asks for user and password, and has not been given the right ones. Put them before the host in its address"
        );
        Assert.AreEqual(unknown.Error, away.Error!.Replace(other.Address.Authority, site.Address.Authority, StringComparison.Ordinal));
        Assert.AreEqual("", other.Shown.Single());
    }

    [TestMethod]
    public async Task Page_BehindARedirectWithAPassword_IsOpenedWithItAndNamedWithout()
    {
        await using var locked = await LockedSite.StartAsync(("/", "<p>Hello</p>"));
        await using var site = await SiteAsync(app => app.MapGet("/", () => TypedResults.Redirect(locked.Opened)));

        var reading = await GetAsync(site.BaseAddress());

        Assert.AreEqual(("<p>Hello</p>", locked.Address), (reading.Source?.Text, reading.Source?.Address));
        Assert.IsFalse(LockedSite.IsIn(reading.ToString()));
    }

    private static async Task<PageReading> GetAsync(WebAddress address)
    {
        using var fetcher = new PageFetcher();
        return await fetcher.GetAsync(address, CancellationToken.None);
    }

    private static async Task<WebApplication> SiteAsync(
        Action<WebApplication> map,
        System.Security.Cryptography.X509Certificates.X509Certificate2? certificate = null,
        string address = "127.0.0.1"
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder
            .WebHost.UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Parse(address), 0, listen =>
                {
                    if (certificate is not null)
                        listen.UseHttps(certificate);
                }));
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return app;
    }
}
