using System.Text.Encodings.Web;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Widget;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Simulator.Guide;

/// <summary>What the simulator's pages for people have in common.</summary>
internal static class GuidePage
{
    /// <summary>What the simulator is called.</summary>
    public const string Name = "Koji simulator";

    private static readonly (string Path, string Name)[] Places =
    [
        (SimulatorRoutes.Root, "Simulator"),
        (SimulatorRoutes.Cases, "Cases"),
        (SimulatorRoutes.OpenApi, "API description"),
    ];

    /// <summary>Where the simulator is, as the request names it.</summary>
    public static Uri AddressOf(HttpRequest request) => new($"{request.Scheme}://{request.Host}");

    /// <summary>A page.</summary>
    /// <param name="context">The request that gets it.</param>
    /// <param name="title">Title and heading, as text.</param>
    /// <param name="body">What stands below the heading, as markup.</param>
    /// <param name="status">The status of the answer.</param>
    public static ContentHttpResult Show(HttpContext context, string title, string body, int status = StatusCodes.Status200OK)
    {
        WidgetHeaders.Apply(context.Response);
        return TypedResults.Content(Write(title, body), "text/html; charset=utf-8", statusCode: status);
    }

    /// <summary>Text as markup.</summary>
    public static string Text(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    /// <summary>Text that is there to be copied.</summary>
    public static string Figure(string text) => $"<figure><pre>{Text(text)}</pre></figure>\n";

    private static string Write(string title, string body) =>
        $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>{{Text(title == Name ? Name : $"{title} · {Name}")}}</title>
            <link rel="icon" href="{{WidgetAssets.IconPath}}">
            <link rel="stylesheet" href="{{SimulatorRoutes.Assets}}/guide.css">
            <script type="module" src="{{SimulatorRoutes.Assets}}/guide.js"></script>
            </head>
            <body>
            <nav aria-label="Simulator">{{string.Concat(Places.Select(place => $"<a href=\"{place.Path}\">{place.Name}</a>"))}}</nav>
            <main>
            <h1>{{Text(title)}}</h1>
            {{body}}</main>
            </body>
            </html>

            """;
}
