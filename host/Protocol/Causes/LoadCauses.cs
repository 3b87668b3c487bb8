namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>Why <c>widget_load_failed</c> happens.</summary>
internal static class LoadCauses
{
    public static IReadOnlyList<Cause> All { get; } =
    [.. ProjectCauses.All, .. ConnectionCauses.All, .. AnswerCauses.All, .. RefusedFrameCauses.All, .. WidgetPageCauses.All];
}
