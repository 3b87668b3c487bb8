using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Scenarios.Catalog;

/// <summary>
/// What is otherwise in Firefox (measured: Firefox ESR 153 by WebDriver BiDi). Every scenario that is not here does as in Chromium. A test
/// runs them all, so that a row which no longer holds is found.
/// </summary>
internal static class FirefoxSupport
{
    private const string NoLoad = "The iframe fires no load event.";
    private const string NoHeader = "Firefox ignores the Permissions-Policy header: the widget gets the microphone.";

    /// <summary>The rows.</summary>
    public static IReadOnlyList<ScenarioSupport> Rows { get; } =
    [
        Otherwise(ConnectionScenarios.NothingListening, NoLoad),
        Otherwise(ConnectionScenarios.NameNotResolved, NoLoad),
        Otherwise(ConnectionScenarios.ConnectionReset, NoLoad),
        Otherwise(ConnectionScenarios.RedirectLoop, NoLoad),
        Otherwise(ConnectionScenarios.UntrustedCertificate, NoLoad),
        OnlyLikely(
            WithoutLoad(ConnectionScenarios.ContentBlocked),
            $"{NoLoad} Its error, NS_ERROR_ABORT, is that of any request that was ended: likely, not proven."
        ),
        .. RefusedFrameScenarios
            .All.Where(scenario => scenario.Expect?.Cause == CauseIds.HostContentSecurityPolicy)
            .Select(scenario => Otherwise(scenario, NoLoad)),
        Otherwise(RefusedFrameScenarios.EmbedderPolicy, NoLoad),
        Otherwise(RefusedFrameScenarios.ResourcePolicy, NoLoad),
        OnlyLikely(
            RefusedFrameScenarios.SandboxWithoutScripts,
            "Firefox does not say that it kept a script from running: likely, not proven."
        ),
        Never(RefusedFrameScenarios.CspAttribute, "Firefox does not have the iframe's csp attribute: the widget loads."),
        Never(
            AnswerScenarios.ReferrerStripped,
            "WebDriver BiDi does not let a page be asked for with a referrer, which would tell that it is what is missing."
        ),
        Never(WidgetPageScenarios.StorageDenied, "Firefox gives frames of other sites a store of their own and denies it to none."),
        Never(MicrophonePolicyScenarios.HostPolicy, NoHeader),
        Never(MicrophonePolicyScenarios.WidgetPolicy, NoHeader),
        Never(
            MicrophonePolicyScenarios.AllowSetLater,
            "In the moment in which a script hears of the iframe, Firefox has not begun to load it: an allow that is set then counts."
        ),
        Never(MicrophonePermissionScenarios.Dismissed, "Nobody is there to close Firefox's question, and it stays open for ever."),
        Never(
            MicrophonePermissionScenarios.GrantedToWidgetOnly,
            "WebDriver BiDi does not set this permission; a preference does, at launch and for every origin alike."
        ),
        Never(
            MicrophonePermissionScenarios.Revoked,
            "WebDriver BiDi does not set this permission; a preference does, but not while Firefox runs."
        ),
        Never(MicrophoneMachineScenarios.Unreadable, "Firefox's fake microphone can always be opened."),
        Never(SessionScenarios.TabFrozen, "Firefox has no freeze event, and no protocol that freezes a tab."),
    ];

    /// <summary>The row of a scenario; null for one that does as in Chromium.</summary>
    public static ScenarioSupport? Find(Scenario scenario) => Rows.FirstOrDefault(row => row.Scenario.Name == scenario.Name);

    private static ScenarioSupport Otherwise(Scenario scenario, string how) =>
        new()
        {
            Level = SupportLevel.Differs,
            How = how,
            Scenario = WithoutLoad(scenario),
        };

    private static ScenarioSupport OnlyLikely(Scenario scenario, string how) =>
        new()
        {
            Level = SupportLevel.Differs,
            How = how,
            // Not null: a failure is expected.
            Scenario = scenario with { Expect = scenario.Expect! with { Confidence = Confidence.Likely } },
        };

    private static ScenarioSupport Never(Scenario scenario, string why) =>
        new()
        {
            Level = SupportLevel.NotReproducible,
            How = why,
            Scenario = scenario,
        };

    private static Scenario WithoutLoad(Scenario scenario) => scenario with { Steps = LoadFailure.DeadlineWithoutLoad };
}
