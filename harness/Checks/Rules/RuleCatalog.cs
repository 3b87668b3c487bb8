using KojiWidgetHarness.Protocol.Checks;

namespace KojiWidgetHarness.Checks.Rules;

/// <summary>All rules. What decides first stands first: its name is the one that a prediction gives.</summary>
public static class RuleCatalog
{
    /// <summary>Gets what each is about.</summary>
    public static IReadOnlyList<RuleInfo> All => [.. Rules.Select(rule => rule.Info)];

    internal static IReadOnlyList<IRule> Rules { get; } =
    [
        new EmbedMissing(),
        new StrayCharactersRule(),
        new SrcMissing(),
        new SrcHost(),
        new SrcHttps(),
        new SrcdocRule(),
        new FrameSource(),
        new EmbedderPolicyRule(),
        new LoadingLazy(),
        new SrcProjectId(),
        new SecureContext(),
        new SandboxRule(),
        new NestedFrame(),
        new PermissionsPolicyRule(),
        new FeaturePolicyRule(),
        new AllowMicrophone(),
        new SrcApiKey(),
        new SrcParameter(),
        new SrcMetadata(),
        new SrcGeneration(),
        new ReportOnly(),
        new ReferrerPolicyRule(),
        new IframeTitle(),
        new IframeSize(),
        new ListenerOrigin(),
        new OriginLiteral(),
        new MessageTarget(),
    ];
}
