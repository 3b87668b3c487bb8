using KojiWidgetHarness.Tests.Browser.Scenarios;

namespace KojiWidgetHarness.Tests.Browser;

/// <summary>A test, or a class of tests, that takes too long for each change: it runs with SCENARIOS=all.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class HeldBackAttribute : ConditionBaseAttribute
{
    /// <param name="otherwise">What tries the same with each change.</param>
    public HeldBackAttribute(string otherwise)
        : base(ConditionMode.Include) => IgnoreMessage = $"It runs with SCENARIOS=all. {otherwise}";

    public override string GroupName => nameof(HeldBackAttribute);

    public override bool IsConditionMet => Ways.All;
}
