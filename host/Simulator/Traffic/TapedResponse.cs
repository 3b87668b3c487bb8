using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace KojiWidgetHarness.Simulator.Traffic;

/// <summary>
/// A response's body on its way out: every byte goes on at once, as the endpoint writes it, so that what streams still streams.
/// </summary>
internal sealed class TapedResponse(IHttpResponseBodyFeature inner, BodyTape tape) : IHttpResponseBodyFeature
{
    private TapedStream? stream;
    private TapedWriter? writer;

    public Stream Stream => stream ??= new(inner.Stream, tape);

    public PipeWriter Writer => writer ??= new(inner.Writer, tape);

    public void DisableBuffering() => inner.DisableBuffering();

    public Task StartAsync(CancellationToken cancellationToken = default) => inner.StartAsync(cancellationToken);

    public Task CompleteAsync() => inner.CompleteAsync();

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        SendFileFallback.SendFileAsync(Stream, path, offset, count, cancellationToken);
}
