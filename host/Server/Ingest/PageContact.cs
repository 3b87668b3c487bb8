namespace KojiWidgetHarness.Host.Ingest;

/// <summary>How far the pages of one web origin got on their way to this host.</summary>
/// <param name="Origin">The web origin, as browsers name it.</param>
public sealed record PageContact(string Origin)
{
    /// <summary>When the bridge's script was last fetched; null when it was not seen to be.</summary>
    public DateTimeOffset? ScriptAt { get; init; }

    /// <summary>When a connection was last let in; null for never.</summary>
    public DateTimeOffset? ConnectedAt { get; init; }

    /// <summary>When a connection was last refused, since one was last let in; null for never.</summary>
    public DateTimeOffset? RefusedAt { get; init; }

    /// <summary>Why it was refused.</summary>
    public ContactRefusal Refusal { get; init; }

    /// <summary>When an iframe of the widget was last found; null for never.</summary>
    public DateTimeOffset? WidgetAt { get; init; }

    /// <summary>The session that sent last; null for none.</summary>
    public string? Session { get; init; }

    /// <summary>When the first of this was seen.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>When any of this last changed.</summary>
    public DateTimeOffset ChangedAt { get; init; }
}

/// <summary>Why a page's connection was refused.</summary>
public enum ContactRefusal
{
    /// <summary>The token is not this host's, or there is none.</summary>
    Token,

    /// <summary>Pages of its origin may not send.</summary>
    Origin,
}
