using System.Text.Json;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Context;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>The widget's page comes, but its script does not, or fails.</summary>
/// <param name="How">What is wrong with it.</param>
public sealed record WidgetScriptBroken(ScriptBreakage How) : Fault
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation) =>
        OnTheWay.ChangeWidgetAsync(
            context,
            new Uri(context.AddressOf(PagePart.Widget), SimulatorRoutes.Assets + "/widget.js").AbsoluteUri,
            Break
        );

    private RouteFulfillOptions Break(IAPIResponse response) =>
        How == ScriptBreakage.Missing
            ? new RouteFulfillOptions { Status = 404, Body = "" }
            : new RouteFulfillOptions { Response = response, Body = "undefined.boot();" };
}

/// <summary>What is wrong with a script.</summary>
public enum ScriptBreakage
{
    /// <summary>The server has no such file.</summary>
    Missing,

    /// <summary>The script throws as soon as it runs.</summary>
    Throws,
}

/// <summary>The widget keeps something in the browser's storage before it starts, which does no harm where it may.</summary>
public sealed record WidgetStores : Fault
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation) =>
        OnTheWay.PutBeforeAsync(
            context,
            new Uri(context.AddressOf(PagePart.Widget), SimulatorRoutes.Assets + "/widget.js").AbsoluteUri,
            "localStorage.setItem('visits', '1');\n"
        );
}

/// <summary>
/// Puts a second iframe of a foreign origin on the page, which posts a message in the widget's envelope. It must show as untrusted and
/// count for nothing.
/// </summary>
/// <param name="Code">The error that it claims.</param>
public sealed record ForgedMessage(string Code) : Fault
{
    private const string Stranger = "http://stranger.test/";

    /// <inheritdoc/>
    public override async Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var message = JsonSerializer.Serialize(Code);
        var target = JsonSerializer.Serialize(context.HostPage.Origin());
        await context.Page.Context.RouteAsync(Stranger + "**", route =>
            route.FulfillAsync(
                new()
                {
                    ContentType = "text/html",
                    Body =
                        $$$"""<script>parent.postMessage({type: "koji:error", data: {error: {{{message}}}, message: "forged"}}, {{{target}}})</script>""",
                }
            )
        );
        await context.Page.AddInitScriptAsync(
            $$"""
            if (window === top) addEventListener("DOMContentLoaded", () => {
              const frame = document.createElement("iframe");
              frame.src = "{{Stranger}}";
              frame.title = "stranger";
              document.body.append(frame);
            });
            """
        );
    }
}
