using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Simulator.Api;
using KojiWidgetHarness.Simulator.Cases;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KojiWidgetHarness.Simulator.Guide;

/// <summary>The root: what this is and where its parts are, as a page or, for programs, as <see cref="SimulatorGuide"/>.</summary>
internal static class RootEndpoint
{
    private const string About = "A simulator of Koji: the widget page that a site embeds, and the interview API behind it.";

    public static void MapRoot(this IEndpointRouteBuilder routes) =>
        routes.MapMethods(SimulatorRoutes.Root, [HttpMethods.Get, HttpMethods.Head], Answer);

    private static IResult Answer(HttpContext context, SimulatorOptions options)
    {
        if (!OwnPaths.IsGuide(context.Request))
            return ApiErrors.NotFound;
        var guide = Describe(GuidePage.AddressOf(context.Request), options);
        return Visit.WantsPage(context.Request)
            ? GuidePage.Show(context, GuidePage.Name, Body(guide, GuidePage.AddressOf(context.Request), options))
            : TypedResults.Json(guide, ProtocolJson.Default.SimulatorGuide);
    }

    private static SimulatorGuide Describe(Uri address, SimulatorOptions options)
    {
        string At(string path) => new Uri(address, path).AbsoluteUri;
        return new()
        {
            About = About,
            Contract = KojiContractNames.NameOf(options.Contract),
            Interviews = At(SimulatorRoutes.Interviews),
            Widget = At($"{options.WidgetPaths[0]}/{SimulatorProjects.Active}"),
            Cases = At(SimulatorRoutes.Cases),
            OpenApi = At(SimulatorRoutes.OpenApi),
            Health = At(SimulatorRoutes.Health),
            Traffic = At(SimulatorRoutes.Traffic),
            Faults = At(SimulatorRoutes.Faults),
            TokenHeader = SimulatorRoutes.ControlTokenHeader,
        };
    }

    private static string Body(SimulatorGuide guide, Uri address, SimulatorOptions options) =>
        $"""
            <p>{GuidePage.Text(
                About
            )} It is not Koji, and nothing that is sent to it leaves this machine. It speaks the API of the generation
            <code>{guide.Contract}</code>.</p>
            <h2>Embed its widget</h2>
            <p><a href="{GuidePage.Text(guide.Widget)}">The widget page</a> of a project that is active, in a page of yours:</p>
            {GuidePage.Figure(CaseText.Iframe(new($"{options.WidgetPaths[0]}/{SimulatorProjects.Active}"), address))}
            <p>The host page that <code>koji-harness up</code> prints embeds it with every parameter to try.</p>
            <h2>Call its API</h2>
            {GuidePage.Figure(CaseText.Curl(new CaseCalls(options.Contract).Start(), address))}
            <p><a href="{SimulatorRoutes.OpenApi}">The API’s description</a> is written from its endpoints.</p>
            <h2>Make it fail</h2>
            <p><a href="{SimulatorRoutes.Cases}">The cases</a> are every documented error by each of its causes, each one request or one iframe. Or set a fault,
            on the dashboard, or in a terminal where the variables are set that the start of the simulator printed:</p>
            {GuidePage.Figure("koji-harness sim fault add --path '/api/*' --code service_unavailable --for 30s")}
            <h2>See what it was asked</h2>
            <p>On the dashboard beside the events of the page that asked, or likewise:</p>
            {GuidePage.Figure("koji-harness sim traffic --follow")}
            <p>Over HTTP both need a token: see <a href="{SimulatorRoutes.Steering}">how it is steered</a>.</p>

            """;
}

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
