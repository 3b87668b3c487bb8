using KojiWidgetHarness.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KojiWidgetHarness.Tests.Browser.Pages;

/// <summary>Somebody else's site with a few hand-written files, on an origin of its own.</summary>
internal sealed class PlainSite(WebApplication app) : IAsyncDisposable
{
    public Uri Address => app.BaseAddress();

    /// <summary>A site with one page.</summary>
    public static Task<PlainSite> StartAsync(string html) => StartAsync([("/", "text/html", html)]);

    /// <summary>A site with one page that may be another each time it is asked for.</summary>
    /// <param name="html">Given which time it is, from 1, the page.</param>
    public static Task<PlainSite> StartAsync(Func<int, string> html)
    {
        var times = 0;
        return StartAsync(app => app.MapGet("/", () => TypedResults.Content(html(Interlocked.Increment(ref times)), "text/html")));
    }

    /// <param name="files">Path, media type and content of each file.</param>
    /// <param name="headers">What every answer carries.</param>
    public static Task<PlainSite> StartAsync(
        IEnumerable<(string Path, string Type, string Content)> files,
        params IReadOnlyList<KeyValuePair<string, string>> headers
    ) =>
        StartAsync(app =>
        {
            app.Use(
                (http, next) =>
                {
                    foreach (var (name, value) in headers)
                        http.Response.Headers[name] = value;
                    return next(http);
                }
            );
            foreach (var (path, type, content) in files)
                app.MapGet(path, () => TypedResults.Content(content, type));
        });

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task<PlainSite> StartAsync(Action<WebApplication> setUp)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        setUp(app);
        await app.StartAsync();
        return new PlainSite(app);
    }
}
