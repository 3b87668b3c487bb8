using System.Text;
using System.Text.Encodings.Web;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Cases;
using KojiWidgetHarness.Simulator.Widget;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using static KojiWidgetHarness.Simulator.Guide.GuidePage;

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

/// <summary>The cases as a page: what to paste for each, and where the widget shows it.</summary>
internal static class CasesPage
{
    public static void MapCases(this IEndpointRouteBuilder routes) => routes.MapGet(SimulatorRoutes.Cases, Show);

    private static ContentHttpResult Show(HttpContext context, SimulatorOptions options)
    {
        var page = new StringBuilder(
            "<p>Each is one request, or one iframe. Nothing that is asked for here changes what the next one gets.</p>\n"
        );
        foreach (var code in SimulatorCases.List(options.Contract, GuidePage.AddressOf(context.Request)).GroupBy(item => item.Code))
            Section(page, code.Key.Value, [.. code]);
        return GuidePage.Show(context, "Every documented error, by each of its causes", page.ToString());
    }

    private static void Section(StringBuilder page, string code, IReadOnlyList<CaseListing> cases)
    {
        var carrier = cases[0].HttpStatus is { } status ? $"{status}" : "posted";
        page.Append($"<section id=\"{Text(code)}\">\n<h2><span class=\"status\">{carrier}</span> {Text(code)}</h2>\n");
        foreach (var item in cases)
        {
            page.Append($"<article id=\"{Text(item.Name)}\">\n<h3>{Text(item.What)}</h3>\n<p>{Text(item.Cause)}</p>\n");
            page.Append(GuidePage.Figure(item.Curl ?? item.Iframe ?? ""));
            if (item.Then is { } then)
                page.Append($"<p>{Text(then)}</p>\n");
            page.Append($"<p class=\"message\">“{Text(item.Message)}”</p>\n</article>\n");
        }

        page.Append("</section>\n");
    }
}

/// <summary>The answer to a person who opens an address for steering: how to ask there.</summary>
internal static class SteeringPage
{
    private static readonly (string Path, string What)[] Places =
    [
        (SimulatorRoutes.Traffic, "requests and their answers"),
        (SimulatorRoutes.Faults, "the faults that are set"),
        (SimulatorRoutes.InterviewRecords, "the newest interviews"),
        (SimulatorRoutes.Clock, "POST moves the clock"),
    ];

    public static ContentHttpResult Show(HttpContext context, int status = StatusCodes.Status200OK) =>
        GuidePage.Show(
            context,
            "How the simulator is steered",
            $"""
            <p>Addresses below <code>{SimulatorRoutes.Steering}</code> are for programs that send the header <code>{SimulatorRoutes.ControlTokenHeader}</code>. Its value is the
            <code>KOJI_SIMULATOR_TOKEN</code> that <code>koji-harness up</code> and <code>sim start</code> print.</p>
            {GuidePage.Figure(
                $"curl -H \"{SimulatorRoutes.ControlTokenHeader}: $KOJI_SIMULATOR_TOKEN\" {new Uri(GuidePage.AddressOf(context.Request), SimulatorRoutes.Traffic)}"
            )}
            <ul>
            {string.Concat(Places.Select(place => $"<li><code>{place.Path}</code>: {place.What}</li>\n"))}</ul>
            <p>With that variable and <code>KOJI_SIMULATOR</code> set, <code>koji-harness sim traffic</code> and <code>koji-harness sim fault</code> do the same. The dashboard of
            <code>koji-harness up</code> shows both.</p>

            """,
            status
        );
}
