-- `nvim -l lsp.lua PAGE FOLDER`: writes drafts and rules into the folder, edits them with the configuration that PAGE
-- shows for Neovim, and looks at what a writer would see. Ends with the number of tests, and fails if one has.
local page, desk = arg[1], arg[2]

-- The longest that anything is waited for, in milliseconds. A server that is well answers in a few.
local LONGEST = 10000

local DRAFT = table.concat({
  '# The “quay” 港口',
  '',
  '“Naïve” 👍🏽 港口 – the quay reportedly closed. It was sold in May, said Ilse Brandt, an economist at the port.',
  '',
  'A dockhand with a hat said the sale was off.',
  '',
}, '\n')

-- Where “reportedly” begins and ends in the third line, in each unit, counted by hand. Before it stand two quotes, an
-- accent and a dash, an emoji of two code points that are two units of UTF-16 each, and two ideographs.
local REPORTEDLY = {
  ['utf-8'] = { 42, 52 },
  ['utf-16'] = { 27, 37 },
  ['utf-32'] = { 25, 35 },
}

local RULE = [=[
id: hatted-dockhand
summary: Hats are no credentials.
severity: warning
match: { attribution: { source: { head: dockhand } } }
message: "“{source}” has a name"
ask: Whose hat?
tests:
  flag: ["[[A dockhand]] said the sale was off."]
  pass: ["Ana Ruiz, a dockhand, said the sale was off."]
]=]

-- Tools ---------------------------------------------------------------------------------------------------------------

local passed, failed = 0, 0
local close

local function say(...)
  io.stdout:write(string.format(...), '\n')
  io.stdout:flush()
end

local function try(run)
  return xpcall(run, function(why)
    return type(why) == 'table' and why.why or debug.traceback(why, 2)
  end)
end

-- Runs a test, and ends its server whatever has become of it.
local function test(name, run)
  local fine, why = try(run)
  local ended, why_not = try(close)
  if fine and ended then
    passed = passed + 1
    say('ok      %s', name)
  else
    failed = failed + 1
    say('failed  %s\n        %s', name, ((fine and why_not or why):gsub('\n', '\n        ')))
  end
end

local function fail(...)
  error({ why = string.format(...) })
end

local function same(wanted, got, what)
  if not vim.deep_equal(wanted, got) then
    fail('%s: wanted %s, got %s', what, vim.inspect(wanted), vim.inspect(got))
  end
end

-- What `ask` gives, once it gives anything but nil or false.
local function wait(what, ask, shown)
  local got
  local came = vim.wait(LONGEST, function()
    got = ask()
    return got
  end, 10)
  if not came then
    fail('waited %d s for %s%s', LONGEST / 1000, what, shown and '; there is ' .. vim.inspect(shown()) or '')
  end
  return got
end

local function write(name, text)
  local path = desk .. '/' .. name
  vim.fn.mkdir(vim.fs.dirname(path), 'p')
  local file = assert(io.open(path, 'wb'))
  file:write(text)
  file:close()
  return path
end

local function read(path)
  local file = assert(io.open(path, 'rb'))
  local text = file:read('*a')
  file:close()
  return text
end

-- The Lua blocks of the page, in order.
local function snippets()
  local found = {}
  for block in read(page):gmatch('\n```lua\n(.-)\n```') do
    table.insert(found, block)
  end
  return found
end

local ends = {}

local function client()
  return vim.lsp.get_clients({ name = 'whosays', bufnr = 0 })[1]
end

local function open(name)
  vim.cmd.edit({ args = { desk .. '/' .. name }, bang = true })
  wait('the server to attach to ' .. name, function()
    local here = client()
    return here and here.initialized
  end)
end

-- Ends the server, and forgets the buffers.
function close()
  local clients = vim.lsp.get_clients({ name = 'whosays' })
  vim.lsp.enable('whosays', false)
  wait('the server to end', function()
    return vim.iter(clients):all(function(one)
      return ends[one.id]
    end)
  end)
  vim.cmd('silent! %bwipeout!')
end

-- What is shown for a rule in this buffer.
local function findings(rule)
  return vim.tbl_filter(function(one)
    return one.source == 'whosays' and one.code == rule
  end, vim.diagnostic.get(0))
end

local function codes()
  return vim.tbl_map(function(one)
    return ('%s at %d:%d'):format(one.code, one.lnum, one.col)
  end, vim.diagnostic.get(0))
end

local function only(rule)
  return wait('one ' .. rule, function()
    local found = findings(rule)
    return #found == 1 and found[1]
  end, codes)
end

local function none(rule)
  wait('no ' .. rule, function()
    return #findings(rule) == 0
  end, codes)
end

-- Puts the cursor on some words, and gives their line and first byte.
local function go(words)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local start = line:find(words, 1, true)
    if start then
      vim.api.nvim_win_set_cursor(0, { number, start - 1 })
      return number - 1, start - 1
    end
  end
  fail('“%s” stands nowhere', words)
end

local function replace(words, others)
  local line, start = go(words)
  vim.api.nvim_buf_set_text(0, line, start, line, start + #words, { others })
end

local function request(method, params)
  local answer, why = client():request_sync(method, params, LONGEST, 0)
  if not answer or answer.err then
    fail('%s: %s', method, vim.inspect(answer and answer.err or why))
  end
  return answer.result
end

local function here()
  return { textDocument = vim.lsp.util.make_text_document_params(0) }
end

-- The setting -----------------------------------------------------------------------------------------------------------

vim.cmd('filetype on')
vim.o.swapfile = false
vim.o.hidden = true
-- Neovim says nothing of its own between the lines of the tests.
vim.o.showmode = false
vim.o.report = 9999

local start_lua, summary_lua = unpack(snippets())
assert(start_lua and summary_lua, 'the page shows no Lua for Neovim')

local function fresh(more)
  vim.fn.delete(desk, 'rf')
  write('draft.md', DRAFT)
  write('whosays.yml', 'packs: [house-rules]\n')
  write('house-rules/pack.yml', 'name: house-rules\nversion: "1"\n')
  write('house-rules/hatted-dockhand.yml', RULE)
  assert(loadstring(start_lua))()
  vim.lsp.config('whosays', vim.tbl_deep_extend('force', {
    on_exit = function(code, signal, id)
      ends[id] = { code = code, signal = signal }
    end,
  }, more or {}))
end

-- Tests -----------------------------------------------------------------------------------------------------------------

for encoding, columns in vim.spairs(REPORTEDLY) do
  test('columns are right in ' .. encoding, function()
    fresh({ capabilities = { general = { positionEncodings = { encoding } } } })
    open('draft.md')
    local found = only('hearsay-adverb')
    same(encoding, client().offset_encoding, 'the encoding')
    local range = found.user_data.lsp.range
    same(columns, { range.start.character, range['end'].character }, 'what the server says')
    same({ 2, 2 }, { range.start.line, range['end'].line }, 'its lines')
    same({ 2, REPORTEDLY['utf-8'][1] }, { found.lnum, found.col }, 'where it is shown, in bytes')
    same({ 2, REPORTEDLY['utf-8'][2] }, { found.end_lnum, found.end_col }, 'where that ends')

    -- A change behind such text is counted in the same units.
    local line, start = go('reportedly')
    vim.api.nvim_buf_set_text(0, line, start, line, start, { '“港口” 👍🏽 ' })
    local more = #'“港口” 👍🏽 '
    wait('the finding to move', function()
      local moved = findings('hearsay-adverb')[1]
      return moved and moved.col == found.col + more and moved.end_col == found.end_col + more
    end, codes)
  end)
end

test('the page’s configuration starts one server for a folder', function()
  fresh()
  open('draft.md')
  only('hearsay-adverb')
  same('whosays', client().server_info and client().server_info.name, 'its name')
  same(vim.uv.fs_realpath(desk), vim.uv.fs_realpath(client().root_dir), 'its folder')
  open('house-rules/hatted-dockhand.yml')
  same(1, #vim.lsp.get_clients({ name = 'whosays' }), 'servers')
  -- Neovim asks for findings a moment after it has opened a file, and complains if nobody is there any more.
  vim.wait(100)
end)

test('a finding follows edits, and goes when it is settled', function()
  fresh()
  open('draft.md')
  local before = only('hearsay-adverb')
  vim.api.nvim_buf_set_lines(0, 0, 0, false, { '“Above” 港口', '' })
  wait('the finding to move down', function()
    local found = findings('hearsay-adverb')[1]
    return found and found.lnum == before.lnum + 2 and found.col == before.col
  end, codes)
  replace('reportedly ', '')
  none('hearsay-adverb')
  vim.cmd('silent undo')
  only('hearsay-adverb')
  same(DRAFT, read(desk .. '/draft.md'), 'the file, which nobody saved')
end)

test('edits as they are typed leave what a fresh look finds', function()
  fresh()
  open('draft.md')
  only('hearsay-adverb')
  go('It was sold')
  vim.api.nvim_feedkeys(vim.keycode('iAnalysts note 👍🏽 that “港口” reportedly sank. <BS><BS>.<Esc>'), 'ntx', false)
  wait('two findings', function()
    return #findings('hearsay-adverb') == 2
  end, codes)
  local edited = codes()
  vim.cmd('silent write')
  vim.cmd('silent bwipeout')
  open('draft.md')
  wait('the same findings', function()
    return vim.deep_equal(edited, codes())
  end, codes)
end)

test('the hover asks the question', function()
  fresh()
  open('draft.md')
  only('hearsay-adverb')
  go('reportedly')
  vim.lsp.buf.hover()
  local text = wait('a window that floats', function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
        return table.concat(lines, '\n')
      end
    end
  end)
  if not text:find('Whose report?', 1, true) then
    fail('no question in the hover: %s', text)
  end
end)

test('the rule is allowed with a reason by a code action', function()
  fresh()
  open('draft.md')
  only('hearsay-adverb')
  go('reportedly')
  local title
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      local edits = action.edit and vim.inspect(action.edit) or ''
      if not title and edits:find('allow hearsay-adverb -- ', 1, true) then
        title = action.title
        return true
      end
    end,
  })
  wait('the comment', function()
    local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
    return text:find('<!%-%- whosays: allow hearsay%-adverb %-%- .- %-%->')
  end, function()
    return vim.api.nvim_buf_get_lines(0, 0, -1, false)
  end)
  none('hearsay-adverb')
end)

test('quick fixes come in the same order every time', function()
  fresh()
  open('draft.md')
  local found = only('hearsay-adverb')
  local function titles()
    local params = vim.tbl_extend('error', here(), {
      range = found.user_data.lsp.range,
      context = { diagnostics = { found.user_data.lsp }, triggerKind = 1 },
    })
    return vim.tbl_map(function(action)
      return action.title
    end, request('textDocument/codeAction', params))
  end
  local first = titles()
  if #first < 5 then
    fail('only %s', vim.inspect(first))
  end
  same(first, titles(), 'the second time')
end)

test('the outline lists the sources and their claims', function()
  fresh()
  open('draft.md')
  only('hearsay-adverb')
  local symbols = request('textDocument/documentSymbol', here())
  local brandt = vim.iter(symbols):find(function(symbol)
    return symbol.name:find('Ilse Brandt', 1, true)
  end)
  if not brandt then
    fail('Ilse Brandt is not in %s', vim.inspect(symbols))
  end
  local claim = brandt.children and brandt.children[1]
  if not (claim and claim.name:find('sold in May', 1, true)) then
    fail('her claim is not in %s', vim.inspect(brandt))
  end
end)

test('the command of the page shows the summary', function()
  fresh()
  assert(loadstring(summary_lua))()
  open('draft.md')
  only('hearsay-adverb')
  vim.cmd.WhosaysSummary()
  wait('a window with Ilse Brandt', function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
      if vim.api.nvim_win_get_config(window).relative ~= '' and table.concat(lines):find('Ilse Brandt', 1, true) then
        return true
      end
    end
  end)
end)

test('settings are taken over', function()
  fresh({ settings = { whosays = { suppressions = false } } })
  write('draft.md', 'The quay reportedly closed. <!-- whosays: allow hearsay-adverb -- seen -->\n')
  open('draft.md')
  only('hearsay-adverb')
end)

test('a house rule that is saved in Neovim holds at once', function()
  fresh()
  open('draft.md')
  only('hatted-dockhand')
  local draft = vim.api.nvim_get_current_buf()
  open('house-rules/hatted-dockhand.yml')
  replace('severity: warning', 'severity: error')
  vim.cmd('silent write')
  vim.cmd.buffer(draft)
  wait('an error', function()
    local found = findings('hatted-dockhand')[1]
    return found and found.severity == vim.diagnostic.severity.ERROR
  end, codes)
end)

-- Neovim watches files on some systems only.
for watched, how in pairs({ [false] = 'without being told', [true] = 'when Neovim tells' }) do
  test('a house rule and a config that are changed on disk hold at once, ' .. how, function()
    fresh({ capabilities = { workspace = { didChangeWatchedFiles = { dynamicRegistration = watched } } } })
    open('draft.md')
    only('hatted-dockhand')
    -- The watch stands a moment after the server has asked for it.
    vim.wait(500)
    write('house-rules/hatted-dockhand.yml', (RULE:gsub(' dockhand', ' seaman')))
    none('hatted-dockhand')
    write('house-rules/hatted-dockhand.yml', RULE)
    only('hatted-dockhand')
    write('whosays.yml', 'packs: [house-rules]\nrules: { hatted-dockhand: off }\n')
    none('hatted-dockhand')
  end)
end

test('a mistake in a rule is underlined in the rule', function()
  fresh()
  open('house-rules/hatted-dockhand.yml')
  replace('severity: warning', 'severity: wrong')
  wait('a word on it', function()
    return vim.iter(vim.diagnostic.get(0)):find(function(one)
      return one.source == 'whosays' and one.lnum == 2
    end)
  end, codes)
end)

test('a rule’s keys are completed, and its hits in drafts are its references', function()
  fresh()
  open('draft.md')
  only('hatted-dockhand')
  open('house-rules/hatted-dockhand.yml')
  vim.api.nvim_buf_set_lines(0, 2, 3, false, { 'sev' })
  vim.api.nvim_win_set_cursor(0, { 3, 3 })
  local position = vim.lsp.util.make_position_params(0, client().offset_encoding)
  local completed = request('textDocument/completion', position)
  local labels = vim.tbl_map(function(item)
    return item.label
  end, completed.items or completed)
  if not vim.list_contains(labels, 'severity') then
    fail('`severity` is not in %s', vim.inspect(labels))
  end
  vim.cmd('silent undo')
  go('hatted-dockhand')
  position = vim.lsp.util.make_position_params(0, client().offset_encoding)
  position.context = { includeDeclaration = false }
  local hits = request('textDocument/references', position)
  same(1, #hits, 'hits')
  same({ 'draft.md', 4 }, { vim.fs.basename(vim.uri_to_fname(hits[1].uri)), hits[1].range.start.line }, 'where')
end)

test('every server has ended cleanly', function()
  for id, how in pairs(ends) do
    same({ code = 0, signal = 0 }, how, 'server ' .. id)
  end
end)

say('%d passed, %d failed', passed, failed)
os.exit(failed == 0 and 0 or 1)
