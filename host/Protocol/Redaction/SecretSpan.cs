namespace KojiWidgetHarness.Protocol.Redaction;

/// <summary>Where a secret is in a text.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character behind its last one.</param>
/// <param name="Quote">What is put around the mark; empty for nothing.</param>
internal readonly record struct SecretSpan(int Start, int End, string Quote = "");
