namespace KojiWidgetHarness.Host.Dashboard.Timeline;

/// <summary>A session as a picture, in fractions of its width.</summary>
public sealed record TimelinePicture
{
    /// <summary>The time that it spans, by the emitter's clock.</summary>
    public required TimeRange Span { get; init; }

    /// <summary>The marks, in the order of time.</summary>
    public required IReadOnlyList<TimelineMark> Marks { get; init; }

    /// <summary>Where events are missing.</summary>
    public required IReadOnlyList<TimelineGap> Gaps { get; init; }

    /// <summary>The time axis.</summary>
    public required IReadOnlyList<TimelineTick> Ticks { get; init; }

    /// <summary>Where a moment stands, from 0 to 1.</summary>
    public double At(DateTimeOffset time) => Math.Clamp((time - Span.From) / (Span.To - Span.From), 0, 1);

    /// <summary>The moment that stands there.</summary>
    public DateTimeOffset Time(double at) => Span.From + (Span.To - Span.From) * Math.Clamp(at, 0, 1);
}
