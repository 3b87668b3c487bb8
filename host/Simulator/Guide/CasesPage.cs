using System.Text;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Cases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using static KojiWidgetHarness.Simulator.Guide.GuidePage;

namespace KojiWidgetHarness.Simulator.Guide;

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
