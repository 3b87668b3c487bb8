using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;
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
