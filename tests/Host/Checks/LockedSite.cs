using System.Collections.Concurrent;
using System.Text;
using KojiWidgetHarness.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KojiWidgetHarness.Tests.Host.Checks;

/// <summary>A site that answers nobody but who shows a user and a password (RFC 7617).</summary>
internal sealed class LockedSite(WebApplication app) : IAsyncDisposable
{
    public const string User = "al1ce ü";
    public const string Password = "s3cr3t:@ö\"/";

    /// <summary>What shows both.</summary>
    public static string Header { get; } = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"))}";

    private readonly ConcurrentQueue<string> shown = [];

    public Uri Address => app.BaseAddress();

    /// <summary>Its address with both, as a person writes it.</summary>
    public string Opened => $"http://{Uri.EscapeDataString(User)}:{Uri.EscapeDataString(Password)}@{Address.Authority}/";

    /// <summary>The header of each request for a page.</summary>
    public IReadOnlyCollection<string> Shown => shown;

    public static async Task<LockedSite> StartAsync(params (string Path, string Html)[] pages)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var site = new LockedSite(app);
        app.Use((http, next) => site.CheckAsync(http, next));
        foreach (var (path, html) in pages)
            app.MapGet(path, () =>
                html.StartsWith("http", StringComparison.Ordinal) || html.StartsWith('/')
                    ? Results.Redirect(html)
                    : Results.Content(html, "text/html; charset=utf-8")
            );
        await app.StartAsync();
        return site;
    }

    /// <summary>What of both may be found nowhere: as they are, encoded for an address, and in the header.</summary>
    public static bool IsIn(string text) =>
        new[] { "s3cr3t", "al1ce", Header["Basic ".Length..], Convert.ToBase64String(Encoding.UTF8.GetBytes(Password)) }.Any(secret =>
            text.Contains(secret, StringComparison.OrdinalIgnoreCase)
        );

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        var header = http.Request.Headers.Authorization.ToString();
        shown.Enqueue(header);
        if (header == Header)
            return next(http);
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        http.Response.Headers.WWWAuthenticate = "Basic realm=\"staging\", charset=\"UTF-8\"";
        return Task.CompletedTask;
    }
}
