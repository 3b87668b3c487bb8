using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Redaction;
using Spectre.Console.Rendering;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>Cleans the text of everything that Spectre renders. Its colours and movements of the cursor are put around that text later, and stay.</summary>
internal sealed class PrintedSegments : IRenderHook
{
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) => renderables.Select(item => new Printed(item));

    private sealed class Printed(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => inner.Render(options, maxWidth).Select(Cleaned);

        private static Segment Cleaned(Segment segment) =>
            segment.IsControlCode || segment.IsLineBreak ? segment : new(Redactor.HideCredentials(PrintedText.Of(segment.Text)), segment.Style);
    }
}
