using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Simulator.Api;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KojiWidgetHarness.Simulator.Guide;

/// <summary>Where there is nothing: Koji's error for programs, a page that leads on for people.</summary>
internal static class MissingPage
{
    private const int LongestPath = 200;

    private static readonly PathString[] OfTheHost = ["/dashboard", "/login", "/events", "/sessions", "/counts", "/bridge", "/hubs"];

    public static void MapMissing(this IEndpointRouteBuilder routes, IReadOnlyList<string> widgetPaths)
    {
        // Any path, a known one with another method included: Koji documents no 405.
        // Only below /api may any origin ask: a preflight for /_sim ends here too, and must not pass.
        // A handler that takes the request as it is: of any other the compiler's generated code leaves out the pattern.
        routes.MapFallback("/api/{**path}", context => Answer(context).ExecuteAsync(context)).OpenToAnyOrigin();
        routes.MapFallback("{**path}", context => Answer(context).ExecuteAsync(context));

        IResult Answer(HttpContext context)
        {
            var request = context.Request;
            if (!Visit.WantsPage(request))
                return ApiErrors.NotFound;
            if (Visit.IsOwnTab(request))
                OwnAnswer.Give(context);
            return request.Path.Value?.TrimEnd('/') == SimulatorRoutes.Steering ? SteeringPage.Show(context) : Show(context, widgetPaths);
        }
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ContentHttpResult Show(HttpContext context, IReadOnlyList<string> widgetPaths)
    {
        var path = context.Request.Path.ToUriComponent();
        return GuidePage.Show(
            context,
            "Nothing is here",
            $"""
            <p>The simulator has no page <code>{GuidePage.Text(path.Shortened(LongestPath))}</code>. To a program it says what Koji says:
            404, <code>{ApiErrors.NotFound.Value.Error}</code>.</p>
            {Hint(context.Request.Path, widgetPaths)}<ul>
            <li><a href="{SimulatorRoutes.Root}">What this simulator is</a>, and how to embed and to call it</li>
            <li><a href="{widgetPaths[0]}/{SimulatorProjects.Active}">Its widget page</a>, of a project that is active</li>
            <li><a href="{SimulatorRoutes.Cases}">Its cases</a>: every documented error by each of its causes</li>
            <li><a href="{SimulatorRoutes.OpenApi}">The API’s description</a></li>
            <li><a href="{SimulatorRoutes.Steering}">How it is steered</a></li>
            </ul>

            """,
            ApiErrors.NotFound.StatusCode
        );
    }

    private static string Hint(PathString path, IReadOnlyList<string> widgetPaths)
    {
        if (widgetPaths.Any(widget => path == widget || path == widget + "/"))
            return $"<p>The id of a project is missing behind <code>{GuidePage.Text(path.ToUriComponent().TrimEnd('/'))}/</code>.</p>\n";
        return OfTheHost.Any(host => path.StartsWithSegments(host))
            ? "<p>That is a path of the host, which has an address of its own: <code>koji-harness up</code> prints it.</p>\n"
            : "";
    }
}
