using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace KojiWidgetHarness.Simulator.Widget;

/// <summary>The widget page's files, as the build put them beside the program.</summary>
internal static class WidgetAssets
{
    /// <summary>Where browsers ask for a page's icon.</summary>
    public const string IconPath = "/favicon.ico";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "simulator");

    public static string Page => Path.Combine(Folder, "widget.html");

    public static string Icon => Path.Combine(Folder, "icon.svg");

    public static void UseWidgetAssets(this IApplicationBuilder app)
    {
        if (!Directory.Exists(Folder))
            throw new InvalidOperationException($"The widget page's files are missing from {Folder}. Build the project again.");

        app.UseStaticFiles(
            new StaticFileOptions
            {
                RequestPath = SimulatorRoutes.Assets,
                FileProvider = new PhysicalFileProvider(Folder),
                OnPrepareResponse = file => WidgetHeaders.Apply(file.Context.Response),
            }
        );
    }
}

/// <summary>Headers of the widget page and its files.</summary>
internal static class WidgetHeaders
{
    // No frame-ancestors: any page may embed the widget, that is what it is for.
    private const string Policy = "default-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'";

    public static void Apply(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-cache";

        // The address can hold a respondent's name and email.
        headers["Referrer-Policy"] = "same-origin";

        // Module scripts are fetched with CORS; in an iframe sandboxed without allow-same-origin even our own files are cross-origin.
        headers[HeaderNames.AccessControlAllowOrigin] = "*";
    }
}
