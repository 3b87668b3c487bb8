using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KojiWidgetHarness.Tests.Browser.Bridge;

/// <summary>A widget on <c>127.0.0.1</c>, another site than the host page's, that says only what a test makes it say.</summary>
internal sealed class TestWidget : IAsyncDisposable
{
    private readonly WebApplication app;

    private TestWidget(WebApplication app) => (this.app, Origin) = (app, app.Urls.First());

    public string Origin { get; }

    public static async Task<TestWidget> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(options => options.Listen(IPAddress.Loopback, 0)).UseShutdownTimeout(TimeSpan.FromSeconds(1));
        var app = builder.Build();
        app.MapGet("/embed/{project}", (string project) => Results.Content($"<!doctype html><title>{project}</title>", "text/html"));
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
