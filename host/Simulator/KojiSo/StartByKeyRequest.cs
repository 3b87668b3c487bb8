namespace KojiWidgetHarness.Simulator.KojiSo;

/// <summary>Body of a start, all of it optional: the key says which project it is about.</summary>
internal sealed record StartByKeyRequest
{
    public Respondent? Respondent { get; init; }

    /// <summary><c>text</c> or <c>voice</c>; null is text.</summary>
    public string? Mode { get; init; }

    public string? Locale { get; init; }
}
