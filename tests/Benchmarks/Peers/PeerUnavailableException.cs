namespace KojiWidgetHarness.Tests.Benchmarks.Peers;

/// <summary>A peer could not be run here. The message says why; the table has it in place of a figure.</summary>
internal sealed class PeerUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
