using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Tests.Browser.Scenarios;

/// <summary>Every failure scenario with its cause taken out, and nothing else changed.</summary>
internal static class Harmless
{
    private static readonly EmbedSettings Voice = new() { Mode = "voice" };
    private static readonly Fault[] Granted = [new MicrophoneAccess(MicrophoneSetting.Granted)];

    public static IReadOnlyList<Scenario> All { get; } =
    [
        .. HarmlessLoads.All,
        MicrophonePolicyScenarios.WithoutAllow with
        {
            Embed = Voice,
        },
        MicrophonePolicyScenarios.AllowMisspelt with
        {
            Embed = Voice,
        },
        MicrophonePolicyScenarios.AllowForAnotherOrigin with
        {
            Embed = Voice,
        },
        MicrophonePolicyScenarios.AllowSetLater with
        {
            Embed = Voice,
            Faults = Granted,
        },
        MicrophonePolicyScenarios.WithoutSrc with
        {
            Faults = Granted,
        },
        MicrophonePolicyScenarios.OuterFrame with
        {
            Faults = [.. Granted, new PageNestsFrame("microphone")],
        },
        MicrophonePolicyScenarios.HostPolicy with
        {
            Faults = Granted,
        },
        MicrophonePolicyScenarios.WidgetPolicy with
        {
            Faults = Granted,
        },
        MicrophonePolicyScenarios.Redirected with
        {
            Faults = [.. Granted, new RedirectsOnItsOrigin()],
        },
        // The policy may stay where the src does not say http.
        MicrophonePolicyScenarios.Upgraded with
        {
            Faults = [.. Granted, new HostPageHeader("content-security-policy", "upgrade-insecure-requests")],
        },
        MicrophonePermissionScenarios.Denied with
        {
            Faults = Granted,
        },
        MicrophonePermissionScenarios.Dismissed with
        {
            Faults = Granted,
        },
        MicrophonePermissionScenarios.GrantedToWidgetOnly with
        {
            Faults = Granted,
        },
        Without<RevokeMicrophone>(MicrophonePermissionScenarios.Revoked),
        MicrophoneMachineScenarios.NoDevice with
        {
            Browser = BrowserProfile.Microphone,
        },
        MicrophoneMachineScenarios.Unreadable with
        {
            Browser = BrowserProfile.Microphone,
        },
        MicrophoneMachineScenarios.InsecurePage with
        {
            Faults = Granted,
        },
        MicrophoneMachineScenarios.OpaqueOrigin with
        {
            Embed = Voice,
        },
        Without<AdvanceServerClock>(SessionScenarios.SessionIdle),
        // The page stands still all the same, but not for longer than the server keeps a session.
        Instead(SessionScenarios.TabFrozen, new FreezeTab(TimeSpan.FromMinutes(29))),
        Instead(SessionScenarios.ComputerAsleep, new PutComputerToSleep(TimeSpan.FromMinutes(29))),
        Without<CompleteElsewhere>(SessionScenarios.CompletedElsewhere),
        Without<RevokeSession>(SessionScenarios.TokenRevoked),
        .. ApiScenarios.All.Select(scenario => scenario with { Faults = [] }),
    ];

    private static Scenario Without<TStep>(Scenario scenario)
        where TStep : Step => scenario with { Steps = [.. scenario.Steps.Where(step => step is not TStep)] };

    private static Scenario Instead<TStep>(Scenario scenario, TStep harmless)
        where TStep : Step => scenario with { Steps = [.. scenario.Steps.Select(step => step is TStep ? harmless : step)] };
}
