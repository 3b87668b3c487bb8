using System.Text;
using System.Text.Encodings.Web;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Widget;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace KojiWidgetHarness.Simulator.Cases;

/// <summary>The cases as a page: what to paste for each, and where the widget shows it.</summary>
internal static class CasesPage
{
    public static void MapCases(this IEndpointRouteBuilder routes) => routes.MapGet(SimulatorRoutes.Cases, Show);

    private static ContentHttpResult Show(HttpContext context, SimulatorOptions options)
    {
        WidgetHeaders.Apply(context.Response);
        var address = new Uri($"{context.Request.Scheme}://{context.Request.Host}");
        return TypedResults.Content(Write(SimulatorCases.List(options.Contract, address)), "text/html; charset=utf-8");
    }

    private static string Write(IReadOnlyList<CaseListing> cases)
    {
        var page = new StringBuilder($$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Cases of the Koji simulator</title>
            <link rel="icon" href="/favicon.ico">
            <link rel="stylesheet" href="{{SimulatorRoutes.Assets}}/cases.css">
            <script type="module" src="{{SimulatorRoutes.Assets}}/cases.js"></script>
            </head>
            <body>
            <main>
            <h1>Every documented error, by each of its causes</h1>
            <p>Each is one request, or one iframe. Nothing that is asked for here changes what the next one gets.</p>

            """);
        foreach (var code in cases.GroupBy(item => item.Code))
            Section(page, code.Key.Value, [.. code]);
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Section(StringBuilder page, string code, IReadOnlyList<CaseListing> cases)
    {
        var carrier = cases[0].HttpStatus is { } status ? $"{status}" : "posted";
        page.Append($"<section id=\"{Text(code)}\">\n<h2><span class=\"status\">{carrier}</span> {Text(code)}</h2>\n");
        foreach (var item in cases)
        {
            page.Append($"<article id=\"{Text(item.Name)}\">\n<h3>{Text(item.What)}</h3>\n<p>{Text(item.Cause)}</p>\n");
            page.Append($"<figure><pre>{Text(item.Curl ?? item.Iframe)}</pre></figure>\n");
            if (item.Then is { } then)
                page.Append($"<p>{Text(then)}</p>\n");
            page.Append($"<p class=\"message\">“{Text(item.Message)}”</p>\n</article>\n");
        }

        page.Append("</section>\n");
    }

    private static string Text(string? text) => HtmlEncoder.Default.Encode(text ?? "");
}
