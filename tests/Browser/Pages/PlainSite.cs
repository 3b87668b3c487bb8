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

    /// <param name="files">Path, media type and content of each file.</param>
    /// <param name="headers">What every answer carries.</param>
    public static async Task<PlainSite> StartAsync(
        IEnumerable<(string Path, string Type, string Content)> files, params IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Use((http, next) =>
        {
            foreach (var (name, value) in headers)
                http.Response.Headers[name] = value;
            return next(http);
        });
        foreach (var (path, type, content) in files)
            app.MapGet(path, () => TypedResults.Content(content, type));
        await app.StartAsync();
        return new PlainSite(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
