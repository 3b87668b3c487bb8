using KojiWidgetHarness.Checks.Policies;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>A frame of the page's own (<c>srcdoc</c>) that an embed is in.</summary>
/// <param name="Allow">Its <c>allow</c>; null without.</param>
/// <param name="Sandbox">Its <c>sandbox</c>; null without.</param>
internal sealed record OuterFrame(string? Allow, string? Sandbox)
{
    /// <summary>The policies of its document.</summary>
    public IReadOnlyList<ContentSecurityPolicy> Policies { get; init; } = [];

    /// <summary>Compares what a frame allows; what its document says is not compared.</summary>
    public bool Equals(OuterFrame? other) => other is not null && (Allow, Sandbox) == (other.Allow, other.Sandbox);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Allow, Sandbox);
}
