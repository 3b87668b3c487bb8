using KojiWidgetHarness.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KojiWidgetHarness.Tests.Browser.Pages;

/// <summary>Somebody else's site with one hand-written page, on an origin of its own.</summary>
internal sealed class PlainSite(WebApplication app) : IAsyncDisposable
{
    public Uri Address => app.BaseAddress();

    public static async Task<PlainSite> StartAsync(string html)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/", () => TypedResults.Content(html, "text/html"));
        await app.StartAsync();
        return new PlainSite(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
