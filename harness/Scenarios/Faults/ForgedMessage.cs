using System.Text.Json;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Faults;

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
        await context.Page.Context.RouteAsync(Stranger + "**", route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Body = $$$"""<script>parent.postMessage({type: "koji:error", data: {error: {{{message}}}, message: "forged"}}, {{{target}}})</script>""",
        }));
        await context.Page.AddInitScriptAsync($$"""
            if (window === top) addEventListener("DOMContentLoaded", () => {
              const frame = document.createElement("iframe");
              frame.src = "{{Stranger}}";
              frame.title = "stranger";
              document.body.append(frame);
            });
            """);
    }
}
