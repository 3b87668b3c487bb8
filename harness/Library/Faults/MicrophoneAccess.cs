using KojiWidgetHarness.Harness.Browser;
using KojiWidgetHarness.Harness.Scenarios;

namespace KojiWidgetHarness.Harness.Faults;

/// <summary>
/// Sets the microphone permission of the embedding page. The widget's own origin does not matter: browsers ask for the top-level page
/// (measured in Chromium).
/// </summary>
/// <param name="Setting">What it is set to.</param>
public sealed record MicrophoneAccess(MicrophoneSetting Setting) : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var origin = context.Target.Host.GetLeftPart(UriPartial.Authority);
        return Setting == MicrophoneSetting.Granted
            ? context.Page.Context.GrantPermissionsAsync(["microphone"], new() { Origin = origin })
            : BrowserPermissions.DenyAsync(context.Page, "microphone", origin);
    }
}
