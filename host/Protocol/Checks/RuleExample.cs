using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Protocol.Checks;

/// <summary>A page that shows a rule at work.</summary>
/// <param name="Html">Its body, or the part of it that matters.</param>
public sealed record RuleExample(string Html)
{
    /// <summary>The address of the example page.</summary>
    public Uri Address { get; init; } = new("https://shop.example/");

    /// <summary>What came with it.</summary>
    public IReadOnlyList<HttpHeader> Headers { get; init; } = [];
}
