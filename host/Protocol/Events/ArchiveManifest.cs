namespace KojiWidgetHarness.Protocol.Events;

/// <summary>What an archive of events is: the file <c>manifest.json</c> in it, beside <c>events.ndjson</c>.</summary>
public sealed record ArchiveManifest
{
    /// <summary>What <see cref="Format"/> says.</summary>
    public const string FormatName = "koji-harness-events";

    /// <summary>The newest version of the format.</summary>
    public const int NewestVersion = 1;

    /// <summary>Always <see cref="FormatName"/>.</summary>
    public required string Format { get; init; }

    /// <summary>Version of the format; a reader refuses newer ones.</summary>
    public required int Version { get; init; }

    /// <summary>When the archive was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets which events were meant, as a query (<see cref="EventFilterQuery"/>); empty for all.</summary>
    public required string Filter { get; init; }

    /// <summary>Gets a value indicating whether secrets were taken out once more as it was written.</summary>
    public required bool Redacted { get; init; }
}
