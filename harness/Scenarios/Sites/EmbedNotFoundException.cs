namespace KojiWidgetHarness.Scenarios.Sites;

/// <summary>A page embeds no widget. The message says where it was looked for, in one line.</summary>
public sealed class EmbedNotFoundException(string message) : Exception(message);
