using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KojiWidgetHarness.Tests.Sample;

/// <summary>
/// The site that is tested. With another iframe's <c>allow</c>, such as <c>SHOP_ALLOW=microfone</c>, it shows how a test fails.
/// </summary>
internal static class Shop
{
    public static async Task<WebApplication> StartAsync()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Pages", "shop.html"));
        if (Environment.GetEnvironmentVariable("SHOP_ALLOW") is { } allow)
            page = page.Replace("allow=\"microphone\"", $"allow=\"{allow}\"", StringComparison.Ordinal);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var shop = builder.Build();
        shop.MapGet("/thanks", () => TypedResults.Content(page, "text/html"));
        await shop.StartAsync();
        return shop;
    }
}
