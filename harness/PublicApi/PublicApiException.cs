namespace KojiWidgetHarness.PublicApi;

/// <summary>The list asks for what cannot be shown.</summary>
internal sealed class PublicApiException(string message) : Exception(message);
