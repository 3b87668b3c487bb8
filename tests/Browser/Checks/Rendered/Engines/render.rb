# Renders pages of ERB: ruby render.rb FOLDER. Prints { file: { html } | { error } } as JSON.
require "erb"
require "json"

folder = ARGV[0]
m = JSON.parse(File.read(File.join(folder, "model.json")), symbolize_names: true)
rendered = Dir.children(folder).select { |name| name.start_with?("page") }.to_h do |name|
  [name, { html: ERB.new(File.read(File.join(folder, name)), trim_mode: "-").result_with_hash(m: m) }]
rescue SyntaxError, StandardError => error
  [name, { error: error.full_message }]
end
puts JSON.generate(rendered)
