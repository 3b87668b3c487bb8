using System.Net;

namespace KojiWidgetHarness.Scenarios.Http;

/// <summary>A simulator cannot use a fault. The message is its own and says why.</summary>
public sealed class FaultRefusedException(string message) : HttpRequestException(message, inner: null, HttpStatusCode.BadRequest);
