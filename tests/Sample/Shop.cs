using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KojiWidgetHarness.Tests.Sample;

/// <summary>The site that is tested. <c>SHOP_PAGE=broken.html</c> shows how a test fails.</summary>
internal static class Shop
{
    public static async Task<WebApplication> StartAsync()
    {
        var page = Path.Combine(AppContext.BaseDirectory, "Pages", Environment.GetEnvironmentVariable("SHOP_PAGE") ?? "shop.html");
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var shop = builder.Build();
        shop.MapGet("/thanks", () => TypedResults.Content(File.ReadAllText(page), "text/html"));
        await shop.StartAsync();
        return shop;
    }
}
