using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.FileProviders;

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
