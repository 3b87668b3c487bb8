namespace KojiWidgetHarness.Checks.Policies;

/// <summary>Who may use a feature (W3C Permissions Policy, 4.6).</summary>
/// <param name="Everybody">Whether a <c>*</c> is in it.</param>
/// <param name="Self">Whether it names the page's own origin.</param>
/// <param name="Src">Whether it names the origin of the iframe's src.</param>
/// <param name="Origins">The origins that it names by themselves.</param>
/// <param name="Unread">What is in it and means nothing, as it is written.</param>
internal sealed record AllowList(bool Everybody, bool Self, bool Src, IReadOnlyList<SourceExpression> Origins, IReadOnlyList<string> Unread)
{
    /// <summary>Whether an origin is in it.</summary>
    /// <param name="origin">Who asks.</param>
    /// <param name="page">The page's own origin; null where it is not known.</param>
    /// <param name="src">The origin of the iframe's src; null in a header.</param>
    public bool Has(WebOrigin origin, WebOrigin? page, WebOrigin? src) =>
        Everybody || (Self && origin == page) || (Src && origin == src) || Origins.Any(named => named.Matches(origin));
}
